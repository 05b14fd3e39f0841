#!/bin/sh
# Starts Shuzen: with a window, or for one command without one. JVM options live here: without the native Eclipse launcher
# nothing reads an .ini file.
#
# State (workspace, journal, known hosts, caches) is kept in the folder SHUZEN_HOME, or else .shuzen in the home folder.

folder=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd) || exit 1
home=${SHUZEN_HOME:-$HOME/.shuzen}
case $home in
/*) ;;
*) home=$PWD/$home ;;
esac

# A word that is neither a file nor an option of the platform is a command, or one misspelt, which the command line explains.
opens_window() {
	case ${1:-} in
	-h | -V | --*) return 1 ;;
	'' | -* | */* | *.*) return 0 ;;
	*) [ -e "$1" ] ;;
	esac
}

if [ "${1:-}" = --opens-window ]; then
	shift
	opens_window "$@"
	exit
fi

# The language of messages. Java would ask the C library, which knows only the locales that were made on this machine.
japanese=
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
ja | ja[_.@]*) japanese=yes ;;
esac

# fail CODE ENGLISH JAPANESE
fail() {
	if [ -n "$japanese" ]; then
		echo "shuzen: $3" >&2
	else
		echo "shuzen: $2" >&2
	fi
	exit "$1"
}

needs_java() {
	fail 1 "Java 21 or newer is needed: please install it and set JAVA_HOME to it." \
		"Java 21 以降が必要です。インストールして、JAVA_HOME にその場所を設定してください。"
}

# Else the framework would say it, in its own words and with stack traces. Written in place, so that a full disk shows, too.
[ -d "$home/configuration" ] || mkdir -p "$home/configuration" 2>/dev/null
if ! { echo "Shuzen can write here." >"$home/configuration/writable"; } 2>/dev/null; then
	fail 70 "The state folder $home cannot be written. Make sure that its disk is not full and that you may write there, or name another one in SHUZEN_HOME." \
		"状態フォルダー $home に書き込めません。ディスクの空き容量と書き込み権限を確認するか、SHUZEN_HOME で別のフォルダーを指定してください。"
fi

if [ -x "$folder/jre/bin/java" ]; then
	java=$folder/jre/bin/java
elif [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
	java=$JAVA_HOME/bin/java
else
	java=$(command -v java) || needs_java
fi
release=$(dirname -- "$(dirname -- "$(readlink -f -- "$java")")")/release
if [ -r "$release" ]; then
	version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$release")
	[ "${version:-21}" -ge 21 ] || needs_java
fi

# Without a locale of UTF-8 Java cannot take Japanese names from its command line, nor open files so named. When one of those that are
# named is not on this machine, none of them counts.
if command -v locale >/dev/null; then
	if [ "$(locale charmap 2>/dev/null)" = ANSI_X3.4-1968 ]; then
		unset LC_ALL
		export LC_CTYPE=C.UTF-8
	fi
	if [ -n "$(locale 2>&1 >/dev/null)" ]; then
		export LC_ALL=C.UTF-8
	fi
fi

for launcher in "$folder"/plugins/org.eclipse.equinox.launcher_*.jar; do :; done
# The framework's cache: outside this folder, which may be read-only, one for each installation, and one apart for commands, so that
# they start while a window is open.
cache=$home/configuration/$(printf '%s' "$folder" | cksum | tr ' ' '-')

if opens_window "$@"; then
	exec "$java" -Xmx1g --enable-native-access=ALL-UNNAMED ${japanese:+-Duser.language=ja} "-Dshuzen.home=$home" \
		"-Djava.util.logging.config.file=$folder/logging.properties" -Dds.cache.metadata=true -jar "$launcher" \
		-nosplash -configuration "$cache-window" -data "$home/workspace" "$@"
fi

# How much of Shuzen a command loads: 1 for one that only reads files, 2 for one that reads endpoints of an inventory, 3 for one that changes
# them. The training fleet's endpoints take no transport.
extent() {
	command=${1:-}
	for argument; do
		case $argument in
		--inventory | --inventory=*)
			case $command in
			diagnose | report | diff | plan) echo 2 && return ;;
			run | resume | undo) echo 3 && return ;;
			esac
			;;
		esac
	done
	case $command in
	help | doctor | explain | inventory | runbooks | runs) echo 1 ;;
	*) echo 0 ;;
	esac
}

# What Java made of the classes of an earlier command is mapped into memory by all later ones. A command writes it for each build of Shuzen
# and each Java, and once more when it loads more of Shuzen than those before it.
share=
wanted=
if [ -r "$release" ]; then
	for core in "$folder"/plugins/io.shuzen.core_*.jar; do :; done
	core=${core##*/}
	classes=$cache-classes/${core%.jar}-$(cksum <"$release" | tr ' ' '-')
	for made in 3 2 1 0; do
		[ ! -e "$classes-$made.jsa" ] || break
	done
	extent=$(extent "$@")
	if [ "$extent" -gt "$made" ]; then
		share=-XX:+RecordDynamicDumpInfo
		wanted=-Dshuzen.archive=$classes-$extent.jsa
	elif [ "$made" -gt 0 ]; then
		share=-XX:SharedArchiveFile=$classes-$made.jsa
	fi
fi

columns=
if [ -t 2 ]; then
	columns=$(stty size <&2 2>/dev/null)
	columns=${COLUMNS:-${columns#* }}
fi

# A command is over before thorough compilation pays, and begins with a small heap however large the machine is. Room for compiled code, whose
# cleaning would stop everything in the middle of a run. A command's output is its own: Java's notices are not for it.
exec "$java" -Xms64m -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m ${share:+"$share"} ${wanted:+"$wanted"} -Xlog:all=off \
	--enable-native-access=ALL-UNNAMED ${japanese:+-Duser.language=ja} ${columns:+"-Dshuzen.columns=$columns"} "-Dshuzen.home=$home" \
	"-Djava.util.logging.config.file=$folder/logging.properties" \
	-Djava.awt.headless=true -Dds.cache.metadata=true -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar "$launcher" \
	-nosplash -configuration "$cache-command" -data @none -application io.shuzen.cli.application "$@"
