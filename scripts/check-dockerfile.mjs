import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';

/** Of variables that hold one; a file or an address of it is none. */
const SECRET = /(SECRET|PASSWORD|PASSWD|TOKEN|API_?KEY|CREDENTIALS?)$/i;

/**
 * Problems of a Dockerfile: what Docker would not build, or builds and warns of,
 * and what an image of the portal must be: from a base with a version, without a
 * secret, run by nobody who owns its files, and asked for its health.
 *
 * @param {string} text
 * @returns {string[]} each with its line
 */
export function dockerfileProblems(text) {
  const dockerfile = DockerfileParser.parse(text);
  const stages = dockerfile.getFROMs().map(from => from.getBuildStage());
  const instructions = dockerfile.getInstructions();
  const final = instructions.slice(
    instructions.findLastIndex(each => each.getKeyword() === 'FROM'),
  );
  const lineOf = each => each.getRange().start.line + 1;
  const of = (keyword, among = instructions) =>
    among.filter(each => each.getKeyword() === keyword);
  const found = [];
  const complain = (each, message) => found.push([lineOf(each), message]);

  for (const { message, range } of validate(text)) {
    found.push([range.start.line + 1, message]);
  }
  for (const from of dockerfile.getFROMs()) {
    const image = resolved(from.getImage(), dockerfile);
    if (!stages.includes(image) && !isPinned(image)) {
      complain(from, `the base ${image} has no version`);
    }
  }
  for (const add of of('ADD')) {
    complain(add, 'ADD fetches and unpacks without asking; use COPY');
  }
  for (const each of [...of('ARG'), ...of('ENV')]) {
    for (const property of propertiesOf(each)) {
      if (SECRET.test(property.getName())) {
        complain(
          each,
          `${property.getName()} would stand in the image; give it when it runs, as a file`,
        );
      }
    }
  }
  for (const copy of of('COPY', final)) {
    if (!copy.getFlags().some(flag => flag.getName() === 'chown')) {
      complain(copy, 'COPY into the image says no owner (--chown)');
    }
  }
  const user = of('USER', final).at(-1);
  if (!/^[1-9]\d*(:|$)/.test(user?.getArgumentsContent() ?? '')) {
    complain(
      user ?? final[0],
      'the image must end with a USER by number that is not root, which Kubernetes can check',
    );
  }
  if (!of('HEALTHCHECK', final).length) {
    complain(final[0], 'the image has no HEALTHCHECK');
  }
  return found
    .sort(([one], [other]) => one - other)
    .map(([line, message]) => `line ${line}: ${message}`);
}

/** The name of an image with the defaults of the ARGs before the first FROM. */
function resolved(image, dockerfile) {
  return image.replace(
    /\$\{?(\w+)\}?/g,
    (whole, name) =>
      dockerfile
        .getInitialARGs()
        .map(arg => arg.getProperty())
        .find(property => property?.getName() === name)
        ?.getValue() ?? whole,
  );
}

/** Whether a tag that is no moving target, or a digest, stands behind the name. */
function isPinned(image) {
  const tag = image.split('/').at(-1).split(':')[1];
  return image.includes('@sha256:') || /^\d/.test(tag ?? '');
}

function propertiesOf(instruction) {
  return instruction.getKeyword() === 'ARG'
    ? [instruction.getProperty()].filter(Boolean)
    : instruction.getProperties();
}

if (process.argv[1] === import.meta.filename) {
  const file = 'deploy/Dockerfile';
  const problems = dockerfileProblems(
    readFileSync(path.join(root, file), 'utf8'),
  );
  process.stdout.write(
    problems.map(problem => `${file}, ${problem}\n`).join(''),
  );
  process.exitCode = problems.length ? 1 : 0;
}
