# What the scripts share: installing what is missing, and building. Sourced, after `root` was set to the
# source tree. Plain sh; says everything on standard error.
# shellcheck shell=sh disable=SC2154

say() {
  printf '%s\n' "$*" >&2
}

# Prints the comment at the head of the script: what it does and how it is called.
show_help() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
}

have() {
  command -v "$1" >/dev/null 2>&1
}

# Needs: each function prints the Debian packages that are missing for a purpose.

needs_to_build() {
  have cc || echo gcc libc6-dev
  have ninja || have make || echo ninja-build
  have cmake || echo cmake
  if ! have pkg-config; then
    echo pkg-config liblua5.4-dev libreadline-dev libuv1-dev
  else
    pkg-config --exists lua5.4 || pkg-config --exists lua-5.4 || pkg-config --exists lua54 ||
      pkg-config --exists 'lua >= 5.4' || echo liblua5.4-dev
    pkg-config --exists readline || echo libreadline-dev
    pkg-config --exists libuv || echo libuv1-dev
  fi
}

# Where clang keeps the run-time library of its fuzzer; a package of its own in some releases.
clang_lacks_fuzzer() {
  ! ls "$(dirname "$(clang -print-libgcc-file-name --rtlib=compiler-rt)")"/*fuzzer* >/dev/null 2>&1
}

needs_to_fuzz() {
  if ! have clang; then
    echo clang
  elif clang_lacks_fuzzer; then
    echo "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
  fi
}

needs_to_test() {
  have pkg-config && pkg-config --exists cmocka || echo libcmocka-dev
  have python3 || echo python3
  have valgrind || echo valgrind libc6-dbg
  needs_to_fuzz
}

needs_to_compare() {
  have python3 || echo python3
}

needs_to_bench() {
  needs_to_compare
  have node || echo nodejs
}

# install_needs NEEDS_FUNCTION...: installs what they print, or says what to install and ends. Twice,
# because what was installed may need more (clang its fuzzer's library).
install_needs() {
  for try in 1 2 3; do
    missing=$(for needs in "$@"; do "$needs"; done | tr '\n' ' ')
    [ -n "${missing% }" ] || return 0
    # shellcheck disable=SC2086 # a list of words
    if [ $try = 3 ]; then
      give_up "These packages did not bring what was expected of them." $missing
    else
      install_packages $missing
    fi
  done
}

# give_up REASON PACKAGE...
give_up() {
  say "$1"
  shift
  say "Moonloop needs these packages, named as in Debian and Ubuntu:"
  say "  $*"
  say "On Debian and Ubuntu, this installs them:"
  say "  apt-get install $*"
  say "(Lua must be 5.4; on other systems look for the development packages of Lua, readline and libuv.)"
  exit 1
}

# as_root COMMAND...
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" </dev/null >&2
}

apt_install() {
  apt install -y --no-install-recommends "$@"
}

install_packages() {
  have apt-get || give_up "There is no apt-get here to install what is missing." "$@"
  if [ "$(id -u)" != 0 ]; then
    have sudo || give_up "Installing what is missing takes root or sudo." "$@"
    # Without a terminal nobody can type a password.
    sudo -n true 2>/dev/null || { [ -t 2 ] && sudo -v; } || give_up "sudo does not let us install." "$@"
  fi
  say "Installing: $*"
  # The lists of a fresh machine are empty, those of an old one name what is no longer there.
  if apt-get install --simulate "$@" >/dev/null 2>&1 && apt_install "$@"; then return; fi
  if apt update && apt_install "$@"; then return; fi
  give_up "apt-get could not install what is missing." "$@"
}

# Building. Every tree is below build/, which git ignores.

# configure TREE OPTION...: once, and again when the source tree was moved.
configure() {
  tree=$1
  shift
  if [ -f "$tree/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$tree/CMakeCache.txt"; then
    rm -rf "$tree"
    mkdir -p "$tree"
  fi
  [ -f "$tree/build.ninja" ] || [ -f "$tree/Makefile" ] || {
    if [ ! -f "$tree/CMakeCache.txt" ] && [ -z "${CMAKE_GENERATOR:-}" ] && have ninja; then
      set -- -G Ninja "$@"
    fi
    cmake -S "$root" -B "$tree" "$@" >&2
  }
}

# may_build TREE: whether we may write there. A classroom has one tree, and only its owner may.
may_build() {
  [ ! -e "$1/lock" ] || [ -w "$1/lock" ] || return 1
  place=$1
  while [ ! -e "$place" ]; do place=$(dirname -- "$place"); done
  [ -w "$place" ]
}

# is_built TREE: whether no source has changed since its owner built it.
is_built() {
  [ -x "$1/moonloop" ] && [ -e "$1/built" ] &&
    [ -z "$(find "$root/CMakeLists.txt" "$root/src" "$root/lessons" "$root/scripts/cmake" -type f \
      ! -name '*.md' -newer "$1/built" 2>/dev/null)" ]
}

# somebody_elses TREE: says what to do about one that we may not bring up to date, and ends.
somebody_elses() {
  if [ -e "$1/moonloop" ]; then
    say "The Moonloop in $1 is older than its sources, and you may not write there."
  else
    say "Moonloop is not built yet, and you may not write in $root."
  fi
  owner=$(stat -c %U -- "$root" 2>/dev/null || echo 'the owner of that folder')
  say "Either $owner runs this once, for everybody:"
  say "  $root/scripts/run -v"
  say "or you take a copy of your own:"
  say "  cp -r $root ~/moonloop && ~/moonloop/scripts/run"
  exit 1
}

# What a build says when there is nothing to do: of ninja, then of make.
nothing_to_do='^ninja: no work to do|Re-checking globbed directories'
nothing_to_do="$nothing_to_do"'|^\[ *[0-9]+%\] Built target|^Consolidate compiler generated'

# build TREE OPTION...: brings TREE up to date (all of it, or $TARGET); silent when there is nothing to do.
build() {
  tree=$1
  shift
  may_build "$tree" || somebody_elses "$tree"
  mkdir -p "$tree"
  # Two of us at once must not build the same tree.
  if have flock; then
    exec 9>"$tree/lock"
    flock 9
  fi
  rm -f "$tree/failed"
  [ -e "$tree/CMakeCache.txt" ] || say "Building Moonloop in $tree"
  {
    configure "$tree" "$@" &&
      cmake --build "$tree" --parallel "$jobs" --target "${TARGET:-all}" 2>&1 || : >"$tree/failed"
  } 9>&- | grep -Ev --line-buffered "$nothing_to_do" >&2 || true
  [ ! -e "$tree/failed" ] || exit 1
  touch "$tree/built"
  if have flock; then exec 9>&-; fi
}

jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
