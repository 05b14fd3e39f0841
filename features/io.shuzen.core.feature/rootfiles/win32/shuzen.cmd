@echo off
rem Starts Shuzen: with a window, or for one command without one. JVM options live here: without the native Eclipse launcher
rem nothing reads an .ini file.
rem
rem State (workspace, journal, known hosts, caches) is kept in the folder SHUZEN_HOME, or else .shuzen in the user's profile.
rem
rem Its own messages are in English only: in which encoding others would have to be here depends on the machine.
setlocal
if not defined SHUZEN_HOME set "SHUZEN_HOME=%USERPROFILE%\.shuzen"

rem Else the framework would say it, in its own words and with stack traces. What could be written is looked at, so that a full disk shows, too.
if not exist "%SHUZEN_HOME%\configuration\" mkdir "%SHUZEN_HOME%\configuration" 2>nul
set "WRITABLE=%SHUZEN_HOME%\configuration\writable-%RANDOM%%RANDOM%"
call :probe "%WRITABLE%" 2>nul
set "WRITTEN="
for %%f in ("%WRITABLE%") do set "WRITTEN=%%~zf"
if exist "%WRITABLE%" del "%WRITABLE%"
if not defined WRITTEN goto unwritable
if "%WRITTEN%"=="0" goto unwritable

set "BIN="
for %%j in (java.exe) do if not "%%~$PATH:j"=="" set "BIN=%%~dp$PATH:j"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "BIN=%JAVA_HOME%\bin\"
if exist "%~dp0jre\bin\java.exe" set "BIN=%~dp0jre\bin\"
if not defined BIN goto nojava
set "VERSION="
if exist "%BIN%..\release" for /f "usebackq tokens=1,2 delims==" %%k in ("%BIN%..\release") do if "%%k"=="JAVA_VERSION" set "VERSION=%%~l"
if defined VERSION for /f "delims=." %%v in ("%VERSION%") do if %%v LSS 21 goto nojava
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
rem How much of Shuzen a command loads: 1 for one that only reads files, 2 for one that reads endpoints of an inventory, 3 for one that changes
rem them. The training fleet's endpoints take no transport.
set "WANTED=0"
for %%c in (help doctor explain inventory runbooks runs) do if /i "%FIRST%"=="%%c" set "WANTED=1"
set "EXTENT=0"
for %%c in (diagnose report diff plan) do if /i "%FIRST%"=="%%c" set "EXTENT=2"
for %%c in (run resume undo) do if /i "%FIRST%"=="%%c" set "EXTENT=3"
if "%EXTENT%"=="0" goto classes
:argument
if "%~1"=="--inventory" set "WANTED=%EXTENT%"
shift /1
if not "%~1"=="" goto argument

rem What Java made of the classes of an earlier command is mapped into memory by all later ones. A command writes it for each build of Shuzen,
rem and once more when it loads more of Shuzen than those before it. One that another Java made is passed over.
:classes
for %%f in ("%~dp0plugins\io.shuzen.core_*.jar") do set "CLASSES=%SHUZEN_HOME%\configuration\classes\%%~nf"
set "SHARE="
set "MADE=0"
for %%n in (1 2 3) do if exist "%CLASSES%-%%n.jsa" set "MADE=%%n"
if %WANTED% GTR %MADE% goto write
if not "%MADE%"=="0" set SHARE="-XX:SharedArchiveFile=%CLASSES%-%MADE%.jsa"
goto start
:write
set SHARE=-XX:+RecordDynamicDumpInfo "-Dshuzen.archive=%CLASSES%-%WANTED%.jsa"

rem A command's output is its own: Java's notices are not for it.
:start
"%BIN%java" -Xms64m -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m %SHARE% -Xlog:all=off --enable-native-access=ALL-UNNAMED "-Dshuzen.home=%SHUZEN_HOME%" "-Djava.util.logging.config.file=%~dp0logging.properties" -Djava.awt.headless=true -Dds.cache.metadata=true -jar "%LAUNCHER%" -nosplash -configuration "%SHUZEN_HOME%\configuration\command" -data @none -application io.shuzen.cli.application %*
exit /b %ERRORLEVEL%

:window
start "" "%BIN%javaw" -Xmx1g --enable-native-access=ALL-UNNAMED "-Dshuzen.home=%SHUZEN_HOME%" "-Djava.util.logging.config.file=%~dp0logging.properties" -Dds.cache.metadata=true -jar "%LAUNCHER%" -nosplash -configuration "%SHUZEN_HOME%\configuration\window" -data "%SHUZEN_HOME%\workspace" %*
exit /b

:probe
echo Shuzen can write here.>%1
exit /b

:unwritable
echo shuzen: The state folder "%SHUZEN_HOME%" cannot be written. Make sure that its disk is not full and that you may write there, or name another one in SHUZEN_HOME. 1>&2
exit /b 70

:nojava
echo shuzen: Java 21 or newer is needed: please install it and set JAVA_HOME to it. 1>&2
exit /b 1
