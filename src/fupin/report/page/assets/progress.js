// How targets and tasks stand, as bars with words beside them.

function progressSection() {
  const progress = data.progress;
  if (!progress) return null;
  const spoken = progress.tasks.filter(isSpoken);
  const silentTasks = progress.tasks.filter((task) => !isSpoken(task));
  const silent = progress.tasks.flatMap((task) => task.targets.filter((target) => !target.spoken));
  return section(
    "progress",
    say("progress"),
    h("p", { class: "lead" }, t(progress.scope)),
    progress.differences.length > 0 &&
      h(
        "div",
        { class: "differences" },
        h("h3", {}, say("differences")),
        h(
          "ul",
          {},
          progress.differences.map(([id, name, place, words]) =>
            h(
              "li",
              {},
              h("b", {}, t(id)),
              " ",
              t(name),
              say("colon"),
              quoted(t(words)),
              " ",
              quoted(t(place), "muted"),
            ),
          ),
        ),
      ),
    spoken.map(taskPart),
    silentTasks.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, say("silent_tasks", { count: silentTasks.length })),
        silentTasks.map(taskPart),
      ),
    silent.length > 0 &&
      h(
        "details",
        { class: "silent" },
        h("summary", {}, say("silent", { count: silent.length })),
        h(
          "ul",
          {},
          silent.map((target) =>
            h(
              "li",
              {},
              h("b", {}, target.id),
              " ",
              t(target.name),
              " · ",
              t(progress.states[target.state]),
              " · ",
              t(target.due),
            ),
          ),
        ),
      ),
    tallyTable("departments"),
    tallyTable("deadlines"),
  );
}

/** Whether a submission says anything of a task. */
function isSpoken(task) {
  const ledger = task.others.length > 0 || task.milestones.some((each) => each.rows[1] > 0);
  return ledger || task.targets.some((target) => target.spoken);
}

function taskPart(task) {
  const states = data.progress.task_states;
  const rows = task.milestones.map((each) =>
    h(
      "tr",
      {},
      rowHead(each.due),
      cell(t(each.what)),
      cell(h("span", { class: "state " + each.state }, t(states[each.state]))),
      cell(each.rows[1] ? each.rows.join("/") : "—", "figure"),
    ),
  );
  for (const row of task.others) {
    rows.push(
      h(
        "tr",
        {},
        rowHead(row.due || say("own_dates")),
        cell([quoted(t(row.unit)), " ", quoted(t(row.what)), " ", quoted(t(row.place), "muted")]),
        cell(h("span", { class: "state " + row.state }, t(states[row.state]))),
        cell(""),
      ),
    );
  }
  const heads = [heading(say("due")), heading(say("what")), heading(say("state")), figures(say("rows_done"))];
  const title = say("task", { no: task.no }) + " " + t(task.name);
  return h(
    "div",
    { class: "task" },
    h("h3", {}, title),
    h("p", { class: "muted" }, listed(task.departments.map(t))),
    task.targets.filter((target) => target.spoken).map(targetPart),
    h("details", {}, h("summary", {}, say("milestones")), table(title, heads, rows, "milestones", true)),
  );
}

function targetPart(target) {
  const bar = h("span", { class: "bar" + (target.bar === null ? " open" : ""), "aria-hidden": "true" });
  const full = h("span", { class: "full " + target.state });
  full.style.width = (target.bar || 0) / 10 + "%";
  bar.append(full);
  return h(
    "div",
    { class: "target" },
    h("p", { class: "name" }, h("b", {}, target.id), " ", t(target.name)),
    h(
      "p",
      {},
      bar,
      " ",
      target.share !== null && t(target.share),
      " ",
      h("span", { class: "state " + target.state }, t(data.progress.states[target.state])),
      " · ",
      h("span", { class: "due" }, t(target.due)),
    ),
    target.reach !== null && h("p", {}, t(target.reach), say("in_brackets", { text: t(target.by) })),
    target.told.map((number) => h("p", { class: "muted" }, quoted(t(number)))),
  );
}

function tallyTable(name) {
  const tallies = data.progress[name];
  if (!tallies.length) return null;
  const rows = tallies.map(([label, met, , all, done, , milestones]) =>
    h("tr", {}, rowHead(t(label)), cell(met + "/" + all, "figure"), cell(done + "/" + milestones, "figure")),
  );
  const heads = [heading(say(name)), figures(say("target_tally")), figures(say("milestones"))];
  return h("details", {}, h("summary", {}, say(name)), table(say(name), heads, rows, "tallies", true));
}
