#!/usr/bin/env bash
# Starts Debian's WordPress over a MariaDB of its own, filled with invented dossiers, until Ctrl-C.
# Usage: start.sh [count]   Environment: STRANGER_FOLDER, STRANGER_PORT, STRANGER_DATABASE_PORT
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/../server.sh"

port=${STRANGER_PORT:-21010}
database_port=${STRANGER_DATABASE_PORT:-21011}
export WORDPRESS_URL="http://127.0.0.1:$port/wp-json"
php_needs mysql
needs /usr/share/wordpress/wp-load.php wordpress

mariadb_server "$database_port"
sql 'create database if not exists wordpress character set utf8mb4'
# Debian's package reads its settings by host name from /etc; a copy reads ours.
[[ -d $folder/site ]] || cp -rL /usr/share/wordpress "$folder/site"
mkdir -p "$folder/site/wp-content/mu-plugins"
cp "$here/ho-so.php" "$folder/site/wp-content/mu-plugins/"
cat >"$folder/site/wp-config.php" <<PHP
<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:$folder/mariadb/socket');
define('DB_CHARSET', 'utf8mb4');
define('WP_SITEURL', 'http://127.0.0.1:$port');
define('WP_HOME', 'http://127.0.0.1:$port');
// Application passwords without TLS, and no calls to wordpress.org.
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
PHP
export WORDPRESS_USER=mot-cua
[[ -s $folder/password ]] || SITE="$folder/site" php "$here/install.php" >"$folder/password"
WORDPRESS_PASSWORD=$(cat "$folder/password")
export WORDPRESS_PASSWORD
background "$folder/server.log" env PHP_CLI_SERVER_WORKERS=4 php -S "127.0.0.1:$port" -t "$folder/site"
answers "$WORDPRESS_URL/"
node "$here/dossiers.mjs" fill "$count"
ready wordpress "WORDPRESS_URL=$WORDPRESS_URL WORDPRESS_USER=$WORDPRESS_USER WORDPRESS_PASSWORD='$WORDPRESS_PASSWORD'"
