#!/usr/bin/env bash
# Starts Debian's Redmine over a SQLite of its own, filled with invented dossiers, until Ctrl-C.
# Usage: start.sh [count]   Environment: STRANGER_FOLDER, STRANGER_PORT
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/../server.sh"

port=${STRANGER_PORT:-21030}
export REDMINE_URL="http://127.0.0.1:$port"
needs /usr/share/redmine/config.ru "redmine redmine-sqlite"
needs ruby ruby

# A copy, because Debian's package reads its instances from /etc.
site=$folder/site
instance=$site/instances/default
if [[ ! -d $site ]]; then
  mkdir -p "$site"
  cp -rL /usr/share/redmine/{Gemfile,Gemfile.lock,Rakefile,app,bin,config.ru,db,extra,lib,public} "$site/"
  mkdir -p "$site/config"
  find /usr/share/redmine/config -mindepth 1 -maxdepth 1 ! -name database.yml -exec cp -rL {} "$site/config/" \;
  mkdir -p "$instance/config" "$instance/log" "$instance/tmp/cache" "$instance/files" "$instance/public"
  printf 'production:\n  adapter: sqlite3\n  database: %s\n  timeout: 20000\n' "$folder/redmine.sqlite" | tee "$site/config/database.yml" >"$instance/config/database.yml"
  # Bundler loads only what the Gemfile names, and Debian's names no server.
  echo 'gem "webrick"' >"$site/Gemfile.local"
  head -c 64 /dev/urandom | base64 -w0 >"$instance/config/secret_key.txt"
fi
cd "$site"
export RAILS_ENV=production RAILS_LOG_TO_STDOUT=
if [[ ! -s $folder/ready ]]; then
  { bundle exec rake db:migrate && REDMINE_LANG=vi bundle exec rake redmine:load_default_data && bundle exec rails runner "$here/setup.rb"; } \
    >"$folder/install.log" 2>&1 || { tail -20 "$folder/install.log" >&2; exit 1; }
  tail -1 "$folder/install.log" >"$folder/ready"
fi
REDMINE_KEY=$(cat "$folder/ready")
export REDMINE_KEY
background "$folder/server.log" bundle exec rails server -u webrick -b 127.0.0.1 -p "$port"
answers "$REDMINE_URL/projects.json"
node "$here/dossiers.mjs" fill "$count"
ready redmine "REDMINE_URL=$REDMINE_URL REDMINE_KEY=$REDMINE_KEY"
