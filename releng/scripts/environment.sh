# shellcheck shell=bash
# What ./shuzen and ./verify share: finding a JDK and a Maven, system packages, a screen of one's own, and building.
# To be sourced; needs $root, the folder of the clone.
# shellcheck disable=SC2034,SC2154 # what is set here is used there, and the other way round

minimum_java=21
minimum_maven=3.9.11
# Tycho 5 was not tried on Maven 4.
excluded_maven=4

cache=${XDG_CACHE_HOME:-$HOME/.cache}/shuzen
product=$root/releng/io.shuzen.product/target/products/io.shuzen.product/linux/gtk/x86_64/shuzen
# Carries the time at which the build of the product began: a source changed since then is not in it.
product_stamp=$root/releng/io.shuzen.product/target/built

say() {
	printf '%s\n' "$*" >&2
}

die() {
	say "$*"
	exit 1
}

# at_least VERSION MINIMUM
at_least() {
	[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# Without a UTF-8 locale Java cannot take Japanese names from its command line, nor open files so named.
use_utf8() {
	case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
	*[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
	'' | C | POSIX)
		unset LC_ALL
		export LC_CTYPE=C.UTF-8
		;;
	esac
}

# --- system packages

# install PACKAGE... : as root on a system with apt; false where that cannot be done.
install() {
	[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
	say "Installing $* ..."
	local log=$cache/apt.log
	mkdir -p "$cache"
	local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
	"${apt[@]}" install --no-install-recommends "$@" >"$log" 2>&1 && return
	# The lists of a fresh machine are empty or old.
	"${apt[@]}" update >>"$log" 2>&1 && "${apt[@]}" install --no-install-recommends "$@" >>"$log" 2>&1
}

# present PROBE : PROBE is the name of a command, the path of a file, lib:NAME of a shared library, or font:LANGUAGE
present() {
	case $1 in
	/*) [ -e "$1" ] ;;
	lib:*) [[ $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) == *"${1#lib:} "* ]] ;;
	font:*) command -v fc-list >/dev/null && [ -n "$(fc-list ":lang=${1#font:}" 2>/dev/null | head -n 1)" ] ;;
	*) PATH=$PATH:/sbin:/usr/sbin command -v "$1" >/dev/null ;;
	esac
}

# missing PROBE=PACKAGE... : prints the packages whose probe fails
missing() {
	local each
	for each in "$@"; do
		present "${each%%=*}" || printf '%s ' "${each#*=}"
	done
}

# require WHAT-FOR PROBE=PACKAGE... : installs what is missing; false, after a line that says what to do, where it cannot
require() {
	local purpose=$1 packages
	shift
	read -r -a packages <<<"$(missing "$@")"
	[ ${#packages[@]} = 0 ] || install "${packages[@]}" && return
	say "$purpose needs packages that are not here: please run  sudo apt-get install ${packages[*]}"
	return 1
}

window_packages=(lib:libgtk-3.so.0=libgtk-3-0 lib:libXtst.so.6=libxtst6 fc-list=fontconfig font:en=fonts-dejavu-core)
screen_packages=(Xvfb=xvfb openbox=openbox)
test_packages=(dbus-launch=dbus-x11 font:ja=fonts-ipafont-gothic)
lab_packages=(/usr/lib/wine/wine64=wine64 sshd=openssh-server ssh=openssh-client gcc=gcc /usr/include/stdio.h=libc6-dev
	x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64 tini=tini python3=python3 /usr/share/i18n/locales/ja_JP=locales)

# --- JDK

# java_version HOME : the major version of the JDK at HOME, or nothing. Reads a file: starting each java takes too long.
java_version() {
	[ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
	sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release"
}

use_jdk() {
	local candidates=() home version compiler
	[ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
	compiler=$(command -v javac) && candidates+=("$(dirname "$(dirname "$(readlink -f "$compiler")")")")
	candidates+=(/usr/lib/jvm/* /opt/* /opt/*/* /usr/java/* /usr/local/*jdk* "$HOME"/.sdkman/candidates/java/*
		"$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/*)
	for home in "${candidates[@]}"; do
		version=$(java_version "$home") || continue
		if [ "${version:-0}" -ge $minimum_java ]; then
			export JAVA_HOME=$home
			return
		fi
	done
	return 1
}

require_jdk() {
	use_jdk && return
	local package
	for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
		if apt-cache show "$package" >/dev/null 2>&1 && install "$package" && use_jdk; then
			return
		fi
	done
	die "Shuzen needs a JDK $minimum_java or newer and found none: please install one (for example Temurin 25) and set JAVA_HOME to it."
}

# --- Maven

# maven_version HOME
maven_version() {
	local core version
	for core in "$1"/lib/maven-core-[0-9]*.jar; do
		version=${core##*/maven-core-}
		version=${version%.jar}
		case $version in
		[0-9]*.[0-9]*.[0-9]*)
			printf '%s' "$version"
			return
			;;
		esac
	done
	"$1/bin/mvn" -v 2>/dev/null | sed -n 's/^.*Apache Maven \([0-9][0-9.]*\).*$/\1/p'
}

# Sets $maven to the command of a Maven that can run the build.
use_maven() {
	local candidates=() home version command
	[ -n "${MAVEN_HOME:-}" ] && candidates+=("$MAVEN_HOME")
	command=$(command -v mvn) && candidates+=("$(dirname "$(dirname "$(readlink -f "$command")")")")
	candidates+=("$cache/apache-maven-$minimum_maven" /opt/*maven* /usr/local/*maven* /usr/share/maven
		"$HOME"/.sdkman/candidates/maven/*)
	for home in "${candidates[@]}"; do
		[ -x "$home/bin/mvn" ] || continue
		version=$(maven_version "$home")
		if [ -n "$version" ] && at_least "$version" $minimum_maven && ! at_least "$version" $excluded_maven; then
			maven=$home/bin/mvn
			return
		fi
	done
	return 1
}

# An older Maven cannot run the build, but it can fetch the one that can, from wherever it gets everything else.
# Outside the clone, whose own build extensions the old one could not load.
fetch_maven() {
	local unpacked
	say "Fetching Maven $minimum_maven ..."
	mkdir -p "$cache"
	unpacked=$(mktemp -d "$cache/maven.XXXXXX")
	(cd "$cache" && mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact=org.apache.maven:apache-maven:$minimum_maven:tar.gz:bin -DoutputDirectory="$unpacked") >"$cache/maven.log" 2>&1 &&
		tar -xzf "$unpacked/apache-maven-$minimum_maven-bin.tar.gz" -C "$unpacked" &&
		rm -rf "$cache/apache-maven-$minimum_maven" &&
		mv "$unpacked/apache-maven-$minimum_maven" "$cache/"
	local result=$?
	rm -rf "$unpacked"
	return $result
}

require_maven() {
	use_maven && return
	command -v mvn >/dev/null || install maven || true
	if command -v mvn >/dev/null && fetch_maven && use_maven; then
		return
	fi
	die "The build needs Maven $minimum_maven or a newer 3.x: please install it and put its bin folder on the PATH (an attempt to fetch it: $cache/maven.log)."
}

# --- building

# A number that stands for all versions the build is pinned to.
pins() {
	(cd "$root" && cat pom.xml .mvn/* releng/io.shuzen.target/*.target ./*/*/pom.xml | cksum | tr -d ' \n')
}

# Waits until no other build of this clone runs, and keeps others waiting until this script ends or calls unlock.
lock() {
	mkdir -p "$cache"
	exec 9>"$cache/lock-$(printf '%s' "$root" | cksum | tr -d ' ')"
	if command -v flock >/dev/null; then
		flock -n 9 || { say "Waiting for another build of this clone ..." && flock 9; }
	fi
}

unlock() {
	exec 9>&-
}

# build WHAT whole|part MAVEN-ARGUMENT... : WHAT names what is built; once it was built as a whole, and as long as the pins stay
# the same, nothing of it has to be fetched any more, so the network is left alone.
build() {
	local what=$1 extent=$2 resolved log result
	shift 2
	resolved=$cache/resolved-$what-$(pins)
	log=$cache/build-$what.log
	if [ -e "$resolved" ]; then
		run_maven "$log" --offline "$@" && return
		result=$?
		# What had been fetched is gone, so the network is needed again. Anything else is a failure of the build itself.
		grep -q 'offline mode' "$log" || return $result
	fi
	run_maven "$log" "$@" || return
	[ "$extent" = part ] || : >"$resolved"
}

# run_maven LOG ARGUMENT...
run_maven() {
	local log=$1
	shift
	if [ -n "${quiet:-}" ]; then
		(cd "$root" && "$maven" "$@" 9>&-) >"$log" 2>&1
	else
		(cd "$root" && "$maven" "$@" 9>&-) 2>&1 | tee "$log"
		return "${PIPESTATUS[0]}"
	fi
}

# True when there is no product, or a source is newer than it.
product_is_stale() {
	[ -e "$product_stamp" ] && [ -x "$product/shuzen.sh" ] || return 0
	# Folders count too, where sources are: what was deleted shows only there. Generated code and icons do not.
	[ -n "$(cd "$root" && find pom.xml .mvn bundles features releng \
		\( -name target -o -name src-gen -o -name bin -o -name scripts \) -prune -o \
		\( -type f ! -name '*.gif' -o -type d -path '*/src/*' \) -newer "$product_stamp" -print -quit)" ]
}

# --- a screen of one's own

virtual_screen_processes=()

# Starts a virtual screen with a window manager and points DISPLAY at it.
start_virtual_screen() {
	local number
	number=$(mktemp)
	Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$number" >/dev/null 2>&1 9>&- &
	virtual_screen_processes+=($!)
	local _
	for _ in {1..100}; do
		[ -s "$number" ] && break
		sleep 0.1
	done
	[ -s "$number" ] || die "Xvfb did not start."
	DISPLAY=:$(cat "$number")
	rm -f "$number"
	export DISPLAY GDK_BACKEND=x11
	unset WAYLAND_DISPLAY
	openbox >/dev/null 2>&1 9>&- &
	virtual_screen_processes+=($!)
}

stop_virtual_screen() {
	local process
	for process in "${virtual_screen_processes[@]}"; do
		kill "$process" 2>/dev/null || true
	done
	virtual_screen_processes=()
}
