# Writes a line for each value of a JSON text, ".steps.0.state=done": sh reads no JSON, and not every machine has jq.
# Line breaks become spaces and \u sequences stay as they are, so that no value can write another line.
{ text = text $0 " " }
END { at = 1; value("") }

function here() {
  while (substr(text, at, 1) ~ /[ \t\r]/) at++
  return substr(text, at, 1)
}

function value(path, first, key, i) {
  first = here()
  if (first == "{" || first == "[") {
    at++
    if (here() ~ /[]}]/) { at++; return }
    for (i = 0; ; i++) {
      key = i
      if (first == "{") { here(); key = string(); here(); at++ }
      value(path "." key)
      if (here() != ",") break
      at++
    }
    at++
  } else if (first == "\"") {
    print path "=" string()
  } else {
    match(substr(text, at, 40), /^[-+.0-9A-Za-z]*/)
    print path "=" substr(text, at, RLENGTH)
    at += RLENGTH ? RLENGTH : 1
  }
}

# From one quotation mark to the next that is not escaped.
function string(told, next_one) {
  told = ""
  for (at++; at <= length(text); at++) {
    next_one = substr(text, at, 1)
    if (next_one == "\"") { at++; break }
    if (next_one == "\\") {
      at++
      next_one = substr(text, at, 1)
      if (next_one ~ /[nrtbf]/) next_one = " "
      if (next_one == "u") next_one = "\\u"
    }
    told = told next_one
  }
  return told
}
