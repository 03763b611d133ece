import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { errorSentence } from '@internal/plugin-odp-react';
import { useIdCheck, workspacesApiRef } from '../api';
import { Notice } from '../components/Notice';
import { TextField } from '../components/TextField';
import { FormPart } from './FormPart';
import { useSettled } from './useSettled';

/** Between two keys no id is asked for. */
const TYPING_MS = 300;

/** Id of a workspace that is to be made; says at once whether it can have it. */
function WorkspaceIdField(props: FieldExtensionComponentProps<string>) {
  const { formData = '', onChange, schema } = props;
  const id = useSettled(formData, TYPING_MS) || undefined;
  const { data, error } = useIdCheck(id);
  return (
    <FormPart description={schema.description}>
      <TextField
        label={schema.title ?? 'Id'}
        value={formData}
        onChange={value => onChange(value || undefined)}
        placeholder="acme-risk"
      />
      <div role="status">
        {id && data && (
          <Notice status={data.isFree ? 'healthy' : 'failing'}>
            {data.isFree
              ? `${id} is free: its namespace will be workspace-${id}.`
              : data.reason}
          </Notice>
        )}
        {id && !data && error && (
          <Notice status="failing">{errorSentence(error)}</Notice>
        )}
      </div>
    </FormPart>
  );
}

/** `OdpWorkspaceId` */
export const workspaceIdField = createFormField({
  name: 'OdpWorkspaceId',
  component: WorkspaceIdField,
  schema: makeFieldSchema({ output: z => z.string() }),
  validation: async (id, field, { apiHolder }) => {
    const api = apiHolder.get(workspacesApiRef)!;
    const { signal } = new AbortController();
    try {
      const answer = await api.loadIdCheck(id, { signal });
      if (answer.kind === 'data' && !answer.data.isFree) {
        field.addError(answer.data.reason ?? `${id} is not free`);
      }
    } catch (error) {
      field.addError(errorSentence(error as Error));
    }
  },
});
