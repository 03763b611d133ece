import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import { screen } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { openEntityPage } from './__testUtils__/openEntityPage';

/** What the configuration that holds everywhere says of docs. */
const extensions: object[] = parse(
  readFileSync(
    path.resolve(__dirname, '../../../../../app-config.yaml'),
    'utf8',
  ),
).app.extensions.filter((each: object) =>
  JSON.stringify(each).includes('techdocs'),
);

describe('the link to docs on an entity', () => {
  let close: () => void;
  afterEach(() => close());

  it.each([
    ['is there where docs are', { 'backstage.io/techdocs-ref': 'dir:.' }, 1],
    ['is not there where it would lead nowhere', {}, 0],
  ])(
    '%s',
    async (_what, annotations, links) => {
      close = openEntityPage({
        annotations,
        features: [techdocsPlugin],
        extensions,
      });
      await screen.findByText('View Source', {}, { timeout: 10_000 });
      expect(screen.queryAllByText('View TechDocs')).toHaveLength(links);
    },
    30_000,
  );
});
