@echo off
setlocal
set "JAVA=javaw"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\javaw"
if exist "%~dp0jre\bin\javaw.exe" set "JAVA=%~dp0jre\bin\javaw"
for %%j in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~fj"
start "" "%JAVA%" -Xmx1g --enable-native-access=ALL-UNNAMED -jar "%LAUNCHER%" -nosplash %*
