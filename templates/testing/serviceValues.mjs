/** As a person of good will fills the form in. */
const PLAIN = {
  name: 'orders-api',
  title: 'Orders',
  description: 'Takes orders and tells where they are.',
  owner: 'group:default/risk-platform',
  workspace: 'acme-risk',
  repositoryUrl: 'https://git.example/acme-risk/orders-api',
};

/** What breaks YAML, JSON, shell, templates, HTML and Markdown when it is spliced in. */
const HOSTILE = {
  title: `"Orders" 'n $(rm -rf ~) \`id\` \${{ values.name }} {{ x }} {% x %} {# x`,
  description:
    '- a: #b "c" \\ </script><b>Größe</b> 注文 🧾 {{ "x" }} $HOME ${HOME} %s %(a)s & | > [x](javascript:x)',
};

/** 63 characters, the most that a component may have. */
const LONG_NAME = `long-${'x'.repeat(57)}y`;

/**
 * Values of services as the steps of their templates get them, by what is special of them.
 *
 * @type {Record<string, Record<string, string>>}
 */
export const SERVICES = {
  'without a consumer': service({}),
  'with a consumer': service({ event: 'pipeline.completed' }),
  'of hostile words, with a consumer': service({
    ...HOSTILE,
    event: 'pipeline.step.failed',
    repositoryUrl: '',
  }),
  'of hostile words and the longest name': service({
    ...HOSTILE,
    name: LONG_NAME,
    workspace: `w${'-2'.repeat(14)}3`,
  }),
  // YAML would read it as a boolean.
  'called like a value': service({ name: 'null', workspace: 'on' }),
};

function service(special) {
  const values = { ...PLAIN, event: '', templateVersion: '1.1.0', ...special };
  const { name, workspace, event } = values;
  const namespace = `workspace-${workspace}`;
  const topic = event && `persistent://odp/${namespace}/${event}`;
  return {
    ...values,
    namespace,
    imageRepository: `registry.odp.internal/workspaces/${workspace}/${name}`,
    topic,
    deadLetterTopic: topic && `${topic}-${name}-DLQ`,
    subscription: name,
    goModule: `odp.example/${workspace}/${name}`,
  };
}
