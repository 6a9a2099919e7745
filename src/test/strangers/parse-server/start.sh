#!/usr/bin/env bash
# Starts npm's parse-server over a PostgreSQL of its own, filled with invented dossiers, until Ctrl-C.
# Usage: start.sh [count]   Environment: STRANGER_FOLDER, STRANGER_POSTGRES_BIN, STRANGER_USER, STRANGER_PORT, STRANGER_DATABASE_PORT
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
count=${1:-3000}
folder=${STRANGER_FOLDER:-$(mktemp -d /tmp/tthc-stranger.XXXXXX)}
binaries=${STRANGER_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
port=${STRANGER_PORT:-1337}
database_port=${STRANGER_DATABASE_PORT:-15437}
export PARSE_URL="http://127.0.0.1:$port/parse" PARSE_APP_ID=mot-cua PARSE_MASTER_KEY=chi-de-thu

[[ -x $binaries/initdb ]] || { echo "No PostgreSQL in $binaries: install package postgresql, or name the folder in STRANGER_POSTGRES_BIN." >&2; exit 1; }
command -v npm >/dev/null || { echo "No npm: install Node.js 20 or newer." >&2; exit 1; }

# PostgreSQL refuses to run as root, so root becomes an ordinary user for it.
ordinary=()
if [[ $(id -u) == 0 ]]; then
  user=${STRANGER_USER:-postgres}
  ordinary=(setpriv --reuid="$user" --regid="$user" --init-groups env HOME="$folder")
fi
mkdir -p "$folder/server" "$folder/database"
chmod 755 "$folder"
[[ ${#ordinary[@]} == 0 ]] || chown "$user:$user" "$folder/database"

server=
stop() {
  trap - EXIT
  if [[ -n $server ]]; then kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; fi
  (cd / && "${ordinary[@]}" "$binaries/pg_ctl" -D "$folder/database/data" -m fast -s stop) 2>/dev/null || true
  [[ -n ${STRANGER_FOLDER:-} ]] || rm -rf "$folder"
}
trap stop EXIT
trap 'exit 0' INT TERM

cp "$here/package.json" "$folder/server/"
[[ -d $folder/server/node_modules/parse-server ]] || (cd "$folder/server" && npm install --no-audit --no-fund --loglevel=error)

cd /
if [[ ! -f $folder/database/data/PG_VERSION ]]; then
  "${ordinary[@]}" "$binaries/initdb" -D "$folder/database/data" -U parse -A trust -E UTF8 --locale=C >"$folder/initdb.log"
fi
"${ordinary[@]}" "$binaries/pg_ctl" -D "$folder/database/data" -l "$folder/database/log" -w -s \
  -o "-c listen_addresses=127.0.0.1 -c port=$database_port -c unix_socket_directories=$folder/database" start
if ! "$binaries/psql" -h 127.0.0.1 -p "$database_port" -U parse -d parse -c 'select 1' >/dev/null 2>&1; then
  "$binaries/createdb" -h 127.0.0.1 -p "$database_port" -U parse parse
fi

cd "$folder/server"
PARSE_SERVER_LOGS_FOLDER="$folder/server/logs" ./node_modules/.bin/parse-server --appId "$PARSE_APP_ID" --masterKey "$PARSE_MASTER_KEY" \
  --databaseURI "postgres://parse@127.0.0.1:$database_port/parse" --host 127.0.0.1 --port "$port" --mountPath /parse \
  --serverURL "$PARSE_URL" >"$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 1 120); do
  curl -fsS -o /dev/null "$PARSE_URL/health" 2>/dev/null && break
  kill -0 "$server" 2>/dev/null || { tail -20 "$folder/server.log" >&2; exit 1; }
  sleep 0.5
done
node "$here/dossiers.mjs" fill "$count"

cat <<TEXT

parse-server answers at $PARSE_URL (files in $folder). In another shell, from the project's folder:
  export PARSE_URL=$PARSE_URL PARSE_APP_ID=$PARSE_APP_ID
  cp config/connectors/examples/parse-server.yaml config/connectors/
  ./mvnw spring-boot:run                            # its dossiers come into the queue
  node $here/dossiers.mjs change       # 30 finished and 3 new: the next poll shows them
Ctrl-C stops the server and its database.
TEXT
wait "$server"
