import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { Link } from '@backstage/core-components';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { ViewState, viewStateOf } from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useId, useState } from 'react';
import { useWorkspaces } from '../api';
import { CREATE_PATH } from '../components/paths';
import { READ_RIGHT } from '../components/rights';
import { TextField } from '../components/TextField';
import { useChoiceStyles } from '../components/useChoiceStyles';
import { FormPart } from './FormPart';
import { type NotOffered, useDeployable } from './useDeployable';

const useStyles = makeStyles({
  list: { maxHeight: 260, overflowY: 'auto' },
  quiet: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** From so many on one searches rather than reads. */
const MANY = 8;

/** A workspace that the caller may deploy to and that is ready; of others it says why not. */
function WorkspacePickerField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema } = props;
  const classes = useStyles();
  const view = useWorkspaces();
  const { offered, others } = useDeployable(view.data?.items);
  const isOffered = offered?.some(({ id }) => id === formData);
  useEffect(() => {
    // A link may name one that is none of the caller's.
    if (offered && formData !== undefined && !isOffered) {
      onChange(undefined);
    }
  }, [offered, formData, isOffered, onChange]);
  return (
    <FormPart description={schema.description}>
      <ViewState
        padded={false}
        state={
          view.data && !offered
            ? { kind: 'loading' }
            : viewStateOf(view, {
                what: 'The workspaces',
                right: READ_RIGHT,
                judge: () =>
                  offered?.length
                    ? undefined
                    : {
                        kind: 'empty-by-nature',
                        title: 'There is no workspace that you may deploy to',
                        detail:
                          'Whoever owns one can make you an editor of it.',
                        actions: [
                          { label: 'Create a workspace', to: CREATE_PATH },
                        ],
                      },
              })
        }
      >
        {offered && offered.length > 0 && (
          <Choice
            legend={schema.title ?? 'Workspace'}
            items={offered}
            value={formData}
            onChange={onChange}
          />
        )}
      </ViewState>
      {others.length > 0 && (
        <details className={classes.quiet}>
          <summary>{plural(others.length, 'workspace')} not offered</summary>
          <ul>
            {others.map(({ id, why }: NotOffered) => (
              <li key={id}>
                {id}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </FormPart>
  );
}

function Choice(props: {
  legend: string;
  items: Workspace[];
  value: string | undefined;
  onChange: (id: string) => void;
}) {
  const { legend, items, value, onChange } = props;
  const choice = useChoiceStyles();
  const classes = useStyles();
  const group = useId();
  const [search, setSearch] = useState('');
  const words = search.toLocaleLowerCase('en');
  const shown = items.filter(({ id, displayName }) =>
    `${id} ${displayName}`.toLocaleLowerCase('en').includes(words),
  );
  return (
    <fieldset className={choice.root}>
      <legend className={choice.legend}>{legend}</legend>
      {items.length > MANY && (
        <TextField
          label="Workspaces with"
          value={search}
          onChange={setSearch}
        />
      )}
      <div className={classes.list}>
        {shown.map(({ id, displayName, clusters }) => (
          <label key={id} className={choice.choice}>
            <input
              type="radio"
              name={group}
              value={id}
              checked={id === value}
              onChange={() => onChange(id)}
            />
            <span>{id}</span>
            <span className={classes.quiet}>
              {displayName !== id && `${displayName}; `}
              {clusters.join(', ')}
            </span>
          </label>
        ))}
        {!shown.length && <div>None of {items.length} matches.</div>}
      </div>
      <span className={classes.quiet}>
        Another one is <Link to={CREATE_PATH}>made first</Link>.
      </span>
    </fieldset>
  );
}

/** `OdpWorkspacePicker` */
export const workspacePickerField = createFormField({
  name: 'OdpWorkspacePicker',
  component: WorkspacePickerField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
