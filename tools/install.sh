#!/bin/sh
# Everything into .venv: every package with its hash, then the project itself, editable and without its own downloads.
# A .venv that works steps aside and comes back if the new one fails: without a network nobody loses what runs.
# It cannot be built beside and moved: its programs hold the path that they were made for.
set -eu
python=$1 before=.venv.before

come_back() {
    rm -rf .venv
    if [ -d $before ]; then
        mv $before .venv
        echo 'Новое не поставилось: осталось прежнее, им можно пользоваться: .venv/bin/sferum-help. Исправили причину — повторите make.' >&2
    fi
}

fail() {
    trap - EXIT
    come_back
    exit 1
}

# One that was stopped by force left the good one aside.
if [ -d $before ]; then
    rm -rf .venv
    mv $before .venv
fi
if [ -d .venv ]; then mv .venv $before; fi
trap come_back EXIT
trap 'exit 130' INT TERM

echo 'Ставлю нужное в папку .venv. Это один раз и пока не изменится список пакетов: минута-две, нужна сеть.' >&2
"$python" -m venv .venv || {
    echo 'Не создаётся .venv. В Debian и Ubuntu поможет: sudo apt install python3-venv' >&2
    fail
}
install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"; }
echo "1 из 2: пакеты ($(grep -c '==' requirements.lock))…" >&2
install --require-hashes -r requirements.lock || {
    echo 'Пакеты не поставились: что именно, сказано выше. Чаще всего нет сети.' >&2
    fail
}
echo '2 из 2: сам генератор…' >&2
install --no-deps --no-build-isolation --editable . || fail
touch .venv/ready
trap - EXIT
rm -rf $before
echo 'Готово.' >&2
