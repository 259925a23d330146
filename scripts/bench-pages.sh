#!/usr/bin/env bash
# Measures pages under load against nginx serving the same bytes on the same machine:
#   scripts/bench-pages.sh [CONNECTIONS] [SECONDS]
# Needs nginx and wrk (Debian: nginx-light, wrk), and the release build. Our server gives a page; the same page,
# packed as our server packs it, is then given by nginx from a file (gzip_static), with as many workers as
# there are cores and without a log. Loads alternate, three rounds each, and take the cores that the servers use.
source "$(dirname "$0")/lib.sh"

connections=${1-64} seconds=${2-10}
rashin=${RASHIN-$CARGO_TARGET_DIR/release/rashin}
pages=(/plans/example /en/plans/example/indicators /plans/toyama /api/v1/plans)
ours=127.0.0.1:8481 theirs=127.0.0.1:8482
work=$(mktemp -d)
chmod 755 "$work"
trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

for command in nginx wrk curl gzip; do
  command -v "$command" >/dev/null || { echo "$command is missing: apt-get install nginx-light wrk curl" >&2; exit 2; }
done

for plan in toyama aomori akita mie example; do
  "$rashin" import "plans/$plan" --publish bench --database "$work/rashin.db" >/dev/null
done
"$rashin" serve --database "$work/rashin.db" --listen "$ours" >/dev/null &
until curl -sf -o /dev/null "http://$ours/"; do sleep 0.05; done

number=0 locations=
for page in "${pages[@]}"; do
  number=$((number + 1))
  curl -sf -D "$work/headers" -H 'accept-encoding: gzip' -o "$work/$number.page.gz" "http://$ours$page"
  gunzip -c "$work/$number.page.gz" >"$work/$number.page"
  kind=$(awk -F': ' 'tolower($1) == "content-type" { gsub("\r", "", $2); print $2 }' "$work/headers")
  policy=$(awk -F': ' 'tolower($1) == "content-security-policy" { gsub("\r", "", $2); print $2 }' "$work/headers")
  locations+="location = $page { alias $work/$number.page; types {} default_type '$kind'; add_header content-security-policy \"$policy\"; add_header x-content-type-options nosniff; add_header referrer-policy same-origin; add_header cache-control no-cache; }
"
done
cat >"$work/nginx.conf" <<CONF
daemon off; worker_processes auto; pid $work/pid; error_log $work/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
  gzip_static on; gzip_vary on;
  server { listen $theirs; $locations }
}
CONF
nginx -c "$work/nginx.conf" 2>/dev/null &
until curl -sf -o /dev/null "http://$theirs${pages[0]}"; do sleep 0.05; done

# load ADDRESS: requests a second, p50 and p99 in ms, errors
load() {
  wrk -t1 -c"$connections" -d"${seconds}s" --latency -H 'accept-encoding: gzip' "http://$1" | awk '
    function ms(text) { if (text ~ /us$/) return text / 1000; if (text ~ /ms$/) return text + 0; return text * 1000 }
    /^ +50%/ { half = ms($2) } /^ +99%/ { most = ms($2) } /^Requests\/sec/ { rate = $2 }
    /Non-2xx|Socket errors/ { bad = bad " " $0 } END { printf "%.0f %.2f %.2f%s\n", rate, half, most, bad }'
}

echo "Machine: $(nproc) cores, $(date +%F); $connections connections, $seconds s a round; requests a second, ms p50, ms p99"
number=0
for page in "${pages[@]}"; do
  number=$((number + 1))
  echo "$page, $(stat -c %s "$work/$number.page.gz") bytes packed"
  for round in 1 2 3; do
    echo "  round $round: rashin $(load "$ours$page"), nginx $(load "$theirs$page")"
  done
done
