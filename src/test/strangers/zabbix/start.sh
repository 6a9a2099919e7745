#!/usr/bin/env bash
# Starts the web side of Debian's Zabbix (its JSON-RPC interface) over a MariaDB of its own, filled with invented dossiers, until Ctrl-C.
# Usage: start.sh [count]   Environment: STRANGER_FOLDER, STRANGER_PORT, STRANGER_DATABASE_PORT
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/../server.sh"

port=${STRANGER_PORT:-21040}
database_port=${STRANGER_DATABASE_PORT:-21041}
export ZABBIX_URL="http://127.0.0.1:$port" ZABBIX_USER=mot-cua ZABBIX_PASSWORD=Doc.Ho.So.2026
scripts=/usr/share/zabbix-server-mysql
php_needs mysql bcmath gd mbstring ldap
needs /usr/share/zabbix/api_jsonrpc.php zabbix-frontend-php
needs $scripts/schema.sql.gz zabbix-server-mysql

mariadb_server "$database_port"
if [[ ! -f $folder/ready ]]; then
  sql 'create database if not exists zabbix character set utf8mb4 collate utf8mb4_bin; set global log_bin_trust_function_creators = 1'
  for part in schema images data; do zcat "$scripts/$part.sql.gz" | mariadb --no-defaults --socket="$folder/mariadb/socket" -u root zabbix; done
  touch "$folder/ready"
fi
if [[ ! -d $folder/site ]]; then
  cp -rL /usr/share/zabbix "$folder/site"
  # Debian's reads its settings from /etc.
  sed -i "s#/etc/zabbix/zabbix.conf.php#$folder/site/conf/zabbix.conf.php#" "$folder/site/include/classes/core/CConfigFile.php"
fi
cat >"$folder/site/conf/zabbix.conf.php" <<PHP
<?php
\$DB = ['TYPE' => 'MYSQL', 'SERVER' => '127.0.0.1', 'PORT' => '$database_port', 'DATABASE' => 'zabbix', 'USER' => 'root', 'PASSWORD' => '',
    'SCHEMA' => '', 'ENCRYPTION' => false, 'KEY_FILE' => '', 'CERT_FILE' => '', 'CA_FILE' => '', 'VERIFY_HOST' => false,
    'CIPHER_LIST' => '', 'VAULT_URL' => '', 'VAULT_DB_PATH' => '', 'VAULT_TOKEN' => '', 'DOUBLE_IEEE754' => true];
\$ZBX_SERVER_NAME = '';
\$IMAGE_FORMAT_DEFAULT = IMAGE_FORMAT_PNG;
PHP
background "$folder/server.log" env PHP_CLI_SERVER_WORKERS=4 php -d memory_limit=512M -d max_execution_time=300 -d post_max_size=64M \
  -S "127.0.0.1:$port" -t "$folder/site"
answers "$ZABBIX_URL/api_jsonrpc.php"
node "$here/dossiers.mjs" fill "$count"
ready zabbix "ZABBIX_URL=$ZABBIX_URL ZABBIX_USER=$ZABBIX_USER ZABBIX_PASSWORD=$ZABBIX_PASSWORD ZABBIX_GROUP=$(node "$here/dossiers.mjs" group)"
