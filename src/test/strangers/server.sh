# Sourced by the start scripts of this folder: a folder of its own, processes that end with the script, and waiting for an address.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
count=${1:-3000}
folder=${STRANGER_FOLDER:-$(mktemp -d /tmp/tthc-stranger.XXXXXX)}
mkdir -p "$folder"
chmod 755 "$folder"
running=()

stop() {
  trap - EXIT
  # PHP's server leaves its workers behind.
  for process in "${running[@]}"; do
    pkill -P "$process" 2>/dev/null || true
    kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true
  done
  [[ -n ${STRANGER_FOLDER:-} ]] || rm -rf "$folder"
}
trap stop EXIT
trap 'exit 0' INT TERM

# needs <command> <Debian package>
needs() {
  command -v "$1" >/dev/null || [[ -e $1 ]] || { echo "No $1: install package $2 (apt-get install $2)." >&2; exit 1; }
}

# php_needs <extension…>: each is in Debian's package php-<extension>.
php_needs() {
  needs php php-cli
  local loaded
  loaded=$(php -m)
  for extension in "$@"; do
    grep -qi "^$extension" <<<"$loaded" || { echo "PHP has no $extension: install package php-$extension." >&2; exit 1; }
  done
}

# background <log> <command…>: runs until the script ends.
background() {
  local log=$1
  shift
  "$@" >>"$log" 2>&1 &
  running=("$!" "${running[@]}")
}

# answers <address>: waits until it answers anything but a server error.
answers() {
  for _ in $(seq 1 240); do
    [[ $(curl -s -o /dev/null -w '%{http_code}' "$1") =~ ^[234] ]] && return
    sleep 0.5
  done
  echo "$1 does not answer; logs are in $folder." >&2
  exit 1
}

# Databases refuse to run as root, so root becomes an ordinary user for them.
# ordinary <user> <folder it owns>: sets the array "as" to put before a command.
ordinary() {
  as=()
  if [[ $(id -u) == 0 ]]; then
    mkdir -p "$2"
    chown "$1:" "$2"
    as=(setpriv "--reuid=$1" "--regid=$(id -g "$1")" --init-groups env "HOME=$2")
  fi
}

# mariadb_server <port>: an empty MariaDB without a password, on loopback only.
mariadb_server() {
  needs /usr/sbin/mariadbd mariadb-server
  ordinary mysql "$folder/mariadb"
  mkdir -p "$folder/mariadb"
  [[ -d $folder/mariadb/data ]] ||
    "${as[@]}" mariadb-install-db --no-defaults --datadir="$folder/mariadb/data" --auth-root-authentication-method=normal --skip-test-db >"$folder/mariadb.log" 2>&1
  background "$folder/mariadb.log" "${as[@]}" /usr/sbin/mariadbd --no-defaults --datadir="$folder/mariadb/data" \
    --socket="$folder/mariadb/socket" --bind-address=127.0.0.1 --port="$1" --innodb-flush-log-at-trx-commit=2
  for _ in $(seq 1 120); do
    mariadb-admin --no-defaults --socket="$folder/mariadb/socket" -u root ping >/dev/null 2>&1 && return
    sleep 0.5
  done
  tail -20 "$folder/mariadb.log" >&2
  exit 1
}

# sql <statement>: as the database's administrator.
sql() {
  mariadb --no-defaults --socket="$folder/mariadb/socket" -u root -e "$1"
}

# ready <connector> <name=value…>: says what to type next and stays until Ctrl-C.
ready() {
  local connector=$1
  shift
  cat <<TEXT

The server answers (files in $folder). In another shell, from the project's folder:
  export $*
  cp config/connectors/examples/$connector.yaml config/connectors/
  ./mvnw spring-boot:run                            # its dossiers come into the queue
  node $here/dossiers.mjs change       # 30 finished and 3 new: the next poll shows them
Ctrl-C stops the server.
TEXT
  wait "${running[0]}"
}
