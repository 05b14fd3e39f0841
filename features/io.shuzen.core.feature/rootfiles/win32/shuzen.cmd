@echo off
rem Starts Shuzen: with a window, or for one command without one. JVM options live here: without the native Eclipse launcher
rem nothing reads an .ini file.
rem
rem State (workspace, journal, known hosts, caches) is kept in the folder SHUZEN_HOME, or else .shuzen in the user's profile.
setlocal
if not defined SHUZEN_HOME set "SHUZEN_HOME=%USERPROFILE%\.shuzen"
set "BIN="
if defined JAVA_HOME set "BIN=%JAVA_HOME%\bin\"
if exist "%~dp0jre\bin\java.exe" set "BIN=%~dp0jre\bin\"
for /f "delims=" %%j in ('dir /b "%~dp0plugins\org.eclipse.equinox.launcher_*.jar"') do set "LAUNCHER=%~dp0plugins\%%j"

rem A word that is neither a file nor an option of the platform is a command, or one misspelt, which the command line explains.
if "%~1"=="" goto window
set "FIRST=%~1"
if "%FIRST%"=="-h" goto command
if "%FIRST%"=="-V" goto command
if "%FIRST:~0,2%"=="--" goto command
if "%FIRST:~0,1%"=="-" goto window
if not "%~x1"=="" goto window
if exist "%~1" goto window

:command
rem What Java made of the classes of an earlier command is mapped into memory by all later ones. It is made once for each build of Shuzen, at
rem the end of a command that does little, under another name at first: a file that was not written to its end would do harm. One that another
rem Java made is passed over.
for %%f in ("%~dp0plugins\io.shuzen.core_*.jar") do set "CLASSES=%SHUZEN_HOME%\configuration\command-%%~nf.jsa"
set "ARCHIVE="
set "SHARE="
if exist "%CLASSES%" goto share
for %%c in (help doctor explain inventory runbooks runs) do if /i "%FIRST%"=="%%c" set "ARCHIVE=%CLASSES%.%RANDOM%"
if not defined ARCHIVE goto start
set SHARE="-XX:ArchiveClassesAtExit=%ARCHIVE%"
goto start
:share
set SHARE="-XX:SharedArchiveFile=%CLASSES%"

rem A command's output is its own: Java's notices are not for it.
:start
"%BIN%java" -Xms64m -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m %SHARE% -Xlog:all=off --enable-native-access=ALL-UNNAMED "-Dshuzen.home=%SHUZEN_HOME%" "-Djava.util.logging.config.file=%~dp0logging.properties" -Djava.awt.headless=true -Dds.cache.metadata=true -jar "%LAUNCHER%" -nosplash -configuration "%SHUZEN_HOME%\configuration\command" -data @none -application io.shuzen.cli.application %*
set "CODE=%ERRORLEVEL%"
if not defined ARCHIVE exit /b %CODE%
if not exist "%ARCHIVE%" exit /b %CODE%
del /q "%SHUZEN_HOME%\configuration\command-*.jsa" 2>nul
move /y "%ARCHIVE%" "%CLASSES%" >nul 2>nul
exit /b %CODE%

:window
start "" "%BIN%javaw" -Xmx1g --enable-native-access=ALL-UNNAMED "-Dshuzen.home=%SHUZEN_HOME%" "-Djava.util.logging.config.file=%~dp0logging.properties" -Dds.cache.metadata=true -jar "%LAUNCHER%" -nosplash -configuration "%SHUZEN_HOME%\configuration\window" -data "%SHUZEN_HOME%\workspace" %*
