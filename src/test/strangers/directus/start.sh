#!/usr/bin/env bash
# Starts npm's Directus over a SQLite of its own, filled with invented dossiers, until Ctrl-C.
# Usage: start.sh [count]   Environment: STRANGER_FOLDER, STRANGER_PORT
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/../server.sh"

port=${STRANGER_PORT:-21020}
export DIRECTUS_URL="http://127.0.0.1:$port" DIRECTUS_EMAIL=mot-cua@example.com DIRECTUS_PASSWORD=doc-ho-so
needs npm nodejs

mkdir -p "$folder/server"
cp "$here/package.json" "$folder/server/"
cd "$folder/server"
[[ -d node_modules/directus ]] || npm install --no-audit --no-fund --loglevel=error
export DB_CLIENT=sqlite3 DB_FILENAME="$folder/directus.sqlite" SECRET=khong-bi-mat HOST=127.0.0.1 PORT="$port" TELEMETRY=false
export ADMIN_EMAIL=quan-tri@example.com ADMIN_PASSWORD=quan-tri QUERY_LIMIT_MAX=500 LOG_STYLE=raw TZ=UTC
[[ -s $folder/directus.sqlite ]] || npx directus bootstrap >"$folder/bootstrap.log" 2>&1 || { tail -20 "$folder/bootstrap.log" >&2; exit 1; }
background "$folder/server.log" node node_modules/directus/cli.js start
answers "$DIRECTUS_URL/server/ping"
node "$here/dossiers.mjs" fill "$count"
ready directus "DIRECTUS_URL=$DIRECTUS_URL DIRECTUS_EMAIL=$DIRECTUS_EMAIL DIRECTUS_PASSWORD=$DIRECTUS_PASSWORD"
