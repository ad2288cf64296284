# Stops the tests' PostgreSQL server: $1 is its folder, $2 the program pg_ctl. Every test process holds a shared lock on
# $1/users for as long as it lives, and adds a byte to it when it comes.
set -u
cd /
as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
exec 9<"$1/users"
while :; do
    flock -x 9
    before=$(wc -c <"$1/users")
    flock -u 9
    # The next test binary may be about to start.
    sleep 20
    if flock -x -n 9; then
        if [ "$(wc -c <"$1/users")" = "$before" ]; then
            as_postgres "$2" -D "$1/data" -m immediate stop
            rm -rf "$1/data" "$1/port"
            exit
        fi
        flock -u 9
    fi
done
