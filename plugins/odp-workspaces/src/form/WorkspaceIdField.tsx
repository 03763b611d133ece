import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { useIdCheck, workspacesApiRef } from '../api';
import { NameField } from './NameField';
import { whyNotFree } from './whyNotFree';

/** Id of a workspace that is to be made. */
function WorkspaceIdField(props: FieldExtensionComponentProps<string>) {
  const { formData = '', onChange, schema } = props;
  return (
    <NameField
      label={schema.title ?? 'Id'}
      description={schema.description}
      placeholder="acme-risk"
      value={formData}
      onChange={onChange}
      useCheck={useIdCheck}
      freeWords={id => `${id} is free: its namespace will be workspace-${id}.`}
    />
  );
}

/** `OdpWorkspaceId` */
export const workspaceIdField = createFormField({
  name: 'OdpWorkspaceId',
  component: WorkspaceIdField,
  schema: makeFieldSchema({ output: z => z.string() }),
  validation: async (id, field, { apiHolder }) => {
    const api = apiHolder.get(workspacesApiRef)!;
    const why = await whyNotFree(request => api.loadIdCheck(id, request));
    if (why) {
      field.addError(why);
    }
  },
});
