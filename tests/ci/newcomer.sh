#!/usr/bin/env bash
# The whole way of a newcomer with pre-commit, by the files that the documentation shows: a commit with a finding is
# refused, mended, and accepted; a fault of a rule book is refused. The hooks are installed from a clone of this
# repository at its HEAD, as pre-commit installs them from anywhere.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

printf '[user]\n\tname = 新手\n\temail = newcomer@example.org\n[safe]\n\tdirectory = *\n' >"$work/gitconfig"
export GIT_CONFIG_GLOBAL="$work/gitconfig" GIT_CONFIG_NOSYSTEM=1 PRE_COMMIT_HOME="$work/pre-commit"
unset PYTHONPATH
git clone --quiet "$root" "$work/fupin"
head="$(git -C "$work/fupin" rev-parse HEAD)"

begin() { # EXAMPLE; a repository of its files, with the hooks of the clone
    cp -R "$root/examples/ci/$1" "$work/$1"
    cd "$work/$1"
    sed -i.old -e "s#https://github.com/OWNER/fupin#file://$work/fupin#" -e "s#rev: .*#rev: $head#" .pre-commit-config.yaml
    rm .pre-commit-config.yaml.old
    git init --quiet
    pre-commit install >/dev/null
    git add .
}

refused() { # TEXT...; a commit must be refused, and say each of them
    if git commit --quiet --message 报送 >"$work/said" 2>&1; then
        echo "the commit was not refused" && exit 1
    fi
    for text in "$@"; do
        grep --quiet --fixed-strings -- "$text" "$work/said" || { cat "$work/said" && echo "not said: $text" && exit 1; }
    done
}

begin county
refused "exit code: 1" "报送/loan.csv:3:2" "贷款金额 60,000 元，超过上限 50,000 元"
sed -i.old 's/60000/50000/' 报送/loan.csv
rm 报送/loan.csv.old
git add .
git commit --quiet --message 报送 2>&1
git log --oneline | grep --quiet 报送

begin rule-book
sed -i.old 's/extends: hebei-2018/extends: hebei-2081/' my-rules/rulebook.yaml
rm my-rules/rulebook.yaml.old
git add .
refused "exit code: 2" "my-rules/rulebook.yaml" "hebei-2081"
echo "a newcomer's commits are refused, mended and accepted"
