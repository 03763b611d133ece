import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';
import { unpackDebianPackage } from './debianPackages.mjs';
import { fillCache } from './fillCache.mjs';

/** The prerequisite of every server that runs on Java; `why` is the server's own. */
export const JAVA = {
  name: 'Java',
  command: 'java',
  args: ['-version'],
  atLeast: '17',
  install: 'Debian: apt-get install openjdk-17-jre-headless',
};

const COMMAND = 'mvn';

/** Names the repository that it is fetched from, such as Maven Central. */
const REPOSITORY = 'ODP_MAVEN_REPOSITORY';
const VERSION = '3.9.11';
/** Path of its archive in a repository. */
const ARCHIVE = `org/apache/maven/apache-maven/${VERSION}/apache-maven-${VERSION}-bin.tar.gz`;
const SHA512 =
  'bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978';

/**
 * Debian's package, and of what it depends on the libraries, which Debian names
 * so; of the rest it needs Java alone, which is there.
 */
const DEBIAN = { name: 'maven', needed: /^lib.*-java$/ };

/**
 * Runs Maven with arguments: the one on PATH, or else one that is fetched into
 * the cache, from the repository that the environment names or from Debian.
 */
export async function maven(context, args) {
  const shared = path.resolve(context.cache, '../..', 'maven');
  await context.run(
    await command(context, shared),
    [
      '--batch-mode',
      `-Dmaven.repo.local=${path.join(shared, 'repository')}`,
      ...args,
    ],
    // Maven looks for its configuration in the working folder's parents.
    { cwd: context.cache, tell: fetchedFile },
  );
}

function fetchedFile(line) {
  return line.match(/^(?:\[INFO\] )?Downloaded .*\/(\S+ \(.*\))/)?.[1];
}

async function command(context, shared) {
  if (isThere(COMMAND)) {
    return COMMAND;
  }
  const home =
    process.env[REPOSITORY] || !isThere('apt-get')
      ? await fromRepository(context, path.join(shared, VERSION))
      : await fromDebian(context, path.join(shared, 'debian'));
  return path.join(home, 'bin', COMMAND);
}

function isThere(name) {
  return !spawnSync(name, ['--version']).error;
}

async function fromDebian(context, folder) {
  await fillCache(folder, partial => {
    context.say("fetches Debian's Maven");
    return unpackDebianPackage(context, partial, DEBIAN);
  });
  return path.join(folder, 'usr/share/maven');
}

async function fromRepository(context, folder) {
  await fillCache(folder, async partial => {
    context.say(`fetches Maven ${VERSION}`);
    const archive = path.join(partial, 'maven.tar.gz');
    writeFileSync(archive, await fetched(context.signal));
    await context.run('tar', [
      '-xzf',
      archive,
      '--strip-components=1',
      '-C',
      partial,
    ]);
  });
  return folder;
}

async function fetched(signal) {
  const repository = process.env[REPOSITORY];
  if (!repository) {
    throw new Failure(
      `There is no command ${COMMAND}, and no apt-get to fetch it. Install Maven, or name a repository to fetch it from with ${REPOSITORY}.`,
      EXIT.installFailed,
    );
  }
  const archive = `${repository.replace(/\/$/, '')}/${ARCHIVE}`;
  const response = await fetch(archive, { signal }).catch(error => {
    throw new Failure(
      `Maven ${VERSION} cannot be fetched (${
        error.cause?.message ?? error.message
      }); check the network, or install Maven, then start again.`,
      EXIT.noNetwork,
    );
  });
  const content = Buffer.from(await response.arrayBuffer());
  if (createHash('sha512').update(content).digest('hex') !== SHA512) {
    throw new Failure(
      `What ${archive} gave (status ${response.status}) is not Maven ${VERSION}: its checksum is another one. Install Maven, then start again.`,
      EXIT.installFailed,
    );
  }
  return content;
}
