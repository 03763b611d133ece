import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import { CopyTextButton, Panel } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { deployCommands } from '../../model/deployCommands';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: 8,
    padding: '0 16px 14px',
    fontSize: 'var(--odp-font-secondary)',
  },
  code: {
    margin: 0,
    padding: '8px 10px',
    overflowX: 'auto',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-inset)',
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 12,
  },
});

/** How a component gets its first image: by its pipeline, by a command, or with the form beside it. */
export function AwaitsImageCard({ component }: { component: ListedComponent }) {
  const classes = useStyles();
  const portal = useApi(configApiRef).getString('backend.baseUrl');
  const { imageRepository } = component;
  const { push, deploy } = deployCommands(component, portal);
  return (
    <Panel title="How it gets its first image" padded={false}>
      <div className={classes.body}>
        <div>
          Its Service is there and nothing runs behind it. The pipeline of its
          repository builds an image, pushes it to{' '}
          <code>{imageRepository}</code> and tells the portal its digest; give
          the pipeline <code>ODP_PORTAL_URL</code> and{' '}
          <code>ODP_DEPLOY_TOKEN</code>. By hand it is the same two steps:
        </div>
        <Command label="Push" text={push} />
        <Command label="Deploy" text={deploy} />
        <div>
          Whoever is signed in here can also type the digest under <b>Deploy</b>
          .
        </div>
      </div>
    </Panel>
  );
}

function Command({ label, text }: { label: string; text: string }) {
  const classes = useStyles();
  return (
    <div>
      <pre
        className={classes.code}
        aria-label={`${label} command`}
        // A long line is scrolled by keyboard, too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {text}
      </pre>
      <CopyTextButton
        label={`Copy ${label.toLowerCase()} command`}
        text={text}
      />
    </div>
  );
}
