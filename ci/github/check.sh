#!/usr/bin/env bash
# One check with all its reports: annotations go to the log, the summary to the job's page, the rest to files.
# What the workflow says comes by the environment and is quoted everywhere; it runs with the bash 3.2 of macOS too.
set -euo pipefail

fail() {
    echo "::error title=fupin::$1"
    echo "exit-code=2" >>"$GITHUB_OUTPUT"
    exit 2
}

add_option() { # NAME VALUE; in one word, so that a value may begin with a dash
    if [ -n "$2" ]; then command+=("$1=$2"); fi
}

add_flag() { # INPUT VALUE WORD; the word where the value is true
    case "$2" in
    true) command+=("$3") ;;
    false | "") ;;
    *) fail "$1 只能是 true 或 false / the input \`$1\` must be true or false" ;;
    esac
}

add_lines() { # TEXT; each line that isn't empty is a word
    while IFS= read -r line; do
        line="${line%$'\r'}"
        if [ -n "$line" ]; then command+=("$line"); fi
    done <<<"$1"
}

[[ "$FUPIN_PATHS" == *[![:space:]]* ]] || fail "没有写 paths：要检查哪些文件 / the input \`paths\` is missing"
[[ "$FUPIN_REPORTS" != *$'\n'* ]] || fail "reports 只能是一个文件夹 / the input \`reports\` must be one folder"
reports="${FUPIN_REPORTS:-$RUNNER_TEMP/fupin-reports}"
mkdir -p -- "$reports"

command=("$FUPIN_BIN/fupin" check --output-format github)
for format in json sarif html xlsx markdown; do
    rm -f -- "$reports/fupin.$format"
    command+=(--output "$format=$reports/fupin.$format")
done
add_option --rules "$FUPIN_RULES"
add_option --as-of "$FUPIN_AS_OF"
add_option --fail-on "$FUPIN_FAIL_ON"
add_flag fail-on-unknown "$FUPIN_FAIL_ON_UNKNOWN" --fail-on-unknown
add_option --waivers "$FUPIN_WAIVERS"
add_option --baseline "$FUPIN_BASELINE"
add_option --roster "$FUPIN_ROSTER"
add_flag cache "$FUPIN_CACHE" "--cache=$RUNNER_TEMP/fupin-cache"
add_option --lang "$FUPIN_LANG"
add_lines "$FUPIN_ARGS"
command+=(--)
add_lines "$FUPIN_PATHS"

status=0
PYTHONUTF8=1 "${command[@]}" || status=$?

if [ -s "$reports/fupin.markdown" ]; then
    cat -- "$reports/fupin.markdown" >>"$GITHUB_STEP_SUMMARY"
else
    failure="没有完成检查，退出码 $status，原因见日志 / no check was done, exit status $status: see the log"
    echo "$failure" >>"$GITHUB_STEP_SUMMARY"
    echo "::error title=fupin::$failure"
fi
{
    echo "exit-code=$status"
    echo "reports=$reports"
    for format in json sarif html xlsx; do
        if [ -f "$reports/fupin.$format" ]; then echo "$format=$reports/fupin.$format"; fi
    done
    if [ -f "$reports/fupin.json" ]; then
        "$FUPIN_BIN/python" -I "$GITHUB_ACTION_PATH/ci/github/counts.py" "$reports/fupin.json"
    fi
} >>"$GITHUB_OUTPUT"
exit "$status"
