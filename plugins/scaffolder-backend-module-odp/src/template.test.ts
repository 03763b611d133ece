import {
  type TemplateEntityV1beta3,
  templateEntityV1beta3Validator,
} from '@backstage/plugin-scaffolder-common';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { TemplateRun } from './__testUtils__/TemplateRun';

const template: TemplateEntityV1beta3 = parse(
  readFileSync(
    path.resolve(__dirname, '../../../templates/odp-workspace/template.yaml'),
    'utf8',
  ),
);
const pages = [template.spec.parameters ?? []].flat();

describe('the template of a workspace', () => {
  let run: TemplateRun;
  beforeAll(async () => {
    run = await TemplateRun.start();
  });
  afterAll(() => run.stop());

  it('is one that the catalog takes', async () => {
    expect(await templateEntityV1beta3Validator.check(template)).toBe(true);
  });

  it('gives its action all that it needs, from fields that its form has, and nothing else', () => {
    const [{ action, input }] = template.spec.steps;
    const { required, properties } = run.actions.get(action)!.schema!.input as {
      required: string[];
      properties: object;
    };
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(Object.keys(input!)),
    );
    const fieldOf = (name: string) =>
      /^\$\{\{ parameters\.(\w+) \}\}$/.exec(String(input![name]))?.[1];
    const fields = pages.flatMap(page =>
      Object.keys(page.properties as object),
    );
    expect(Object.keys(input!).map(fieldOf).sort()).toEqual(fields.sort());
    const filled = pages.flatMap(page => page.required as string[]);
    expect(filled).toEqual(
      expect.arrayContaining([...required, 'planHash'].map(fieldOf)),
    );
  });

  it('tells only what its action gives', () => {
    const { properties } = run.actions.get(template.spec.steps[0].action)!
      .schema!.output as { properties: object };
    const told = JSON.stringify(template.spec.output).matchAll(
      /steps\.create\.output\.(\w+)/g,
    );
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining([...new Set([...told].map(match => match[1]))]),
    );
  });
});
