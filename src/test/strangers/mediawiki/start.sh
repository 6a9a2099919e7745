#!/usr/bin/env bash
# Starts Debian's MediaWiki over a MariaDB of its own, filled with invented dossiers, until Ctrl-C.
# Usage: start.sh [count]   Environment: STRANGER_FOLDER, STRANGER_PORT, STRANGER_DATABASE_PORT
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/../server.sh"

port=${STRANGER_PORT:-21050}
database_port=${STRANGER_DATABASE_PORT:-21051}
export MEDIAWIKI_URL="http://127.0.0.1:$port" MEDIAWIKI_USER=Tram-doc MEDIAWIKI_PASSWORD=Doc.Ho.So.2026
wiki=/usr/share/mediawiki
php_needs mysql mbstring xml intl
needs $wiki/api.php mediawiki

mariadb_server "$database_port"
export MW_CONFIG_FILE="$folder/LocalSettings.php"
if [[ ! -f $folder/ready ]]; then
  rm -f "$MW_CONFIG_FILE"
  {
    # The installer will not run while there are settings.
    env -u MW_CONFIG_FILE php $wiki/maintenance/install.php --dbtype mysql --dbserver "127.0.0.1:$database_port" --dbname wiki \
      --installdbuser root --installdbpass '' --dbuser root --dbpass '' --server "$MEDIAWIKI_URL" --scriptpath '' --lang vi \
      --confpath "$folder" --pass Quan.Tri.2026 'Một cửa' Quan-tri
    cat "$here/settings.php" >>"$MW_CONFIG_FILE"
    php $wiki/maintenance/createAndPromote.php --bot "$MEDIAWIKI_USER" "$MEDIAWIKI_PASSWORD"
    php $wiki/maintenance/createAndPromote.php --bot Tram-ghi Ghi.Ho.So.2026
  } >"$folder/install.log" 2>&1 || { tail -20 "$folder/install.log" >&2; exit 1; }
  touch "$folder/ready"
fi
background "$folder/server.log" env PHP_CLI_SERVER_WORKERS=4 php -S "127.0.0.1:$port" -t $wiki
answers "$MEDIAWIKI_URL/api.php"
node "$here/dossiers.mjs" fill "$count"
ready mediawiki "MEDIAWIKI_URL=$MEDIAWIKI_URL MEDIAWIKI_USER=$MEDIAWIKI_USER MEDIAWIKI_PASSWORD=$MEDIAWIKI_PASSWORD"
