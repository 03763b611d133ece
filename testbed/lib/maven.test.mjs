import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { maven } from './maven.mjs';
import { ServerContext } from './ServerContext.mjs';

/** As Debian's Maven: a program that looks for its folder, where links lead to other folders of the system. */
const MAVEN = `#!/bin/sh
home=$(dirname "$0")/..
cat "$home/conf/settings" "$home/bin/m2.conf" "$home/lib/guice.jar" > said
echo "$@" >> said`;

/** A package's files: their text, or where a link leads. */
const PACKAGES = {
  maven: {
    'usr/share/maven/bin/mvn': MAVEN,
    'usr/share/maven/bin/m2.conf': { link: '/etc/maven/m2.conf' },
    'usr/share/maven/conf': { link: '/etc/maven' },
    'usr/share/maven/lib/guice.jar': { link: '../../java/guice.jar' },
    'etc/maven/settings': 'settings, ',
    'etc/maven/m2.conf': 'realms, ',
  },
  'libguice-java': { 'usr/share/java/guice.jar': 'guice\n' },
  'libguava-java': { 'usr/share/java/guava.jar': 'guava\n' },
};

/** As Debian tells it: the packages, and below each what it needs. */
const DEPENDENCIES = `maven
  Depends: libguice-java
    libguice-java:i386
 |Depends: default-jre-headless
libguice-java
  Depends: libguava-java
libguice-java:i386
default-jre-headless
ca-certificates-java
<java8-runtime-headless>
libguava-java
`;

describe('Maven of the testbed', () => {
  const { PATH, ODP_MAVEN_REPOSITORY } = process.env;
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'odp-maven-'));
    mkdirSync(inFolder('bin'));
    for (const name of ['cat', 'cp', 'dirname', 'tar', 'touch']) {
      const file = PATH.split(path.delimiter)
        .map(place => path.join(place, name))
        .find(existsSync);
      symlinkSync(file, inFolder('bin', name));
    }
    process.env.PATH = inFolder('bin');
    delete process.env.ODP_MAVEN_REPOSITORY;
  });
  afterEach(() => {
    process.env.PATH = PATH;
    delete process.env.ODP_MAVEN_REPOSITORY;
    if (ODP_MAVEN_REPOSITORY) {
      process.env.ODP_MAVEN_REPOSITORY = ODP_MAVEN_REPOSITORY;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const inFolder = (...names) => path.join(folder, ...names);
  const write = (file, text) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o755 });
  };
  const command = (name, text) =>
    write(inFolder('bin', name), `#!/bin/sh\n${text}\n`);

  /** The tools of Debian, with packages that they know once their lists were read. */
  const makeDebian = () => {
    for (const [name, files] of Object.entries(PACKAGES)) {
      for (const [file, content] of Object.entries(files)) {
        const target = inFolder(name, file);
        if (typeof content === 'string') {
          write(target, content);
        } else {
          mkdirSync(path.dirname(target), { recursive: true });
          symlinkSync(content.link, target);
        }
      }
      execFileSync('tar', [
        '-cf',
        inFolder(`${name}.deb`),
        '-C',
        inFolder(name),
        '.',
      ]);
    }
    writeFileSync(inFolder('dependencies'), DEPENDENCIES);
    command(
      'apt-get',
      `asked=$1; shift
echo "$asked" >> ${inFolder('asked')}
case "$asked" in
update) touch ${inFolder('lists')} ;;
download)
  [ -e ${inFolder('lists')} ] || exit 100
  for name in "$@"; do cp "${folder}/$name.deb" . || exit 100; done ;;
esac`,
    );
    command(
      'apt-cache',
      `[ -e ${inFolder('lists')} ] && cat ${inFolder('dependencies')}`,
    );
    command('dpkg-deb', 'tar -xf "$2"');
  };

  /** What Maven said. */
  const run = async (...args) => {
    const context = new ServerContext(
      { name: 'pulsar', title: 'Pulsar', version: () => '1' },
      {
        folders: { run: inFolder('run'), cache: inFolder('cache') },
        signal: new AbortController().signal,
      },
      { servers: () => ({}) },
    );
    mkdirSync(context.cache, { recursive: true });
    await maven(context, args);
    return readFileSync(path.join(context.cache, 'said'), 'utf8');
  };
  const askedOfDebian = () =>
    readFileSync(inFolder('asked'), 'utf8').split('\n').filter(Boolean);

  it('is unpacked from Debian with the libraries it needs, once, and its links lead into the cache', async () => {
    makeDebian();
    writeFileSync(inFolder('lists'), '');
    assert.match(
      await run('dependency:get'),
      /^settings, realms, guice\n--batch-mode .* dependency:get\n$/,
    );
    assert.ok(
      existsSync(inFolder('cache/maven/debian/usr/share/java/guava.jar')),
      'a library that a library needs',
    );
    await run('dependency:get');
    assert.deepEqual(
      askedOfDebian().filter(asked => asked === 'download'),
      ['download'],
    );
  });

  it("reads Debian's lists of packages first where there are none, or asks for it whoever is not root", async t => {
    makeDebian();
    t.mock.method(process, 'getuid', () => 1000);
    await assert.rejects(
      run('dependency:get'),
      /apt-get does not know the package maven\. Run "sudo apt-get update", then start again\./,
    );
    t.mock.method(process, 'getuid', () => 0);
    assert.match(await run('dependency:get'), /dependency:get/);
    assert.ok(askedOfDebian().includes('update'));
  });

  it('comes from a repository that is named before it comes from Debian, and from PATH before both', async t => {
    makeDebian();
    const server = createServer((_, response) => response.end('of a proxy'));
    t.after(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    process.env.ODP_MAVEN_REPOSITORY = `http://127.0.0.1:${
      server.address().port
    }`;
    await assert.rejects(
      run('dependency:get'),
      /is not Maven 3[\d.]+: its checksum is another one/,
    );
    command('mvn', '[ "$1" = --version ] || echo of the path "$@" > said');
    assert.match(await run('dependency:get'), /of the path .*dependency:get/);
    assert.ok(!existsSync(inFolder('asked')));
  });

  it('is asked for where it can come from nowhere', async () => {
    await assert.rejects(
      run('dependency:get'),
      /There is no command mvn, and no apt-get to fetch it\. Install Maven, or name a repository to fetch it from with ODP_MAVEN_REPOSITORY\./,
    );
  });
});
