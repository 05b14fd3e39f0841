#!/bin/sh
# Starts Shuzen. JVM options live here: without the native Eclipse launcher nothing reads an .ini file.
folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
java=java
[ -n "$JAVA_HOME" ] && java="$JAVA_HOME/bin/java"
[ -x "$folder/jre/bin/java" ] && java="$folder/jre/bin/java"
for launcher in "$folder"/plugins/org.eclipse.equinox.launcher_*.jar; do :; done
exec "$java" -Xmx1g --enable-native-access=ALL-UNNAMED -jar "$launcher" -nosplash "$@"
