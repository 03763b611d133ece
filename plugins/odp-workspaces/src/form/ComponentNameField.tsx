import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { useComponentNameCheck, workspacesApiRef } from '../api';
import { NameField } from './NameField';
import { whyNotFree } from './whyNotFree';

/** Name of a component that is to be made, which no other one in the portal has. */
function ComponentNameField(props: FieldExtensionComponentProps<string>) {
  const { formData = '', onChange, schema } = props;
  return (
    <NameField
      label={schema.title ?? 'Name'}
      description={schema.description}
      placeholder="orders-api"
      value={formData}
      onChange={onChange}
      useCheck={useComponentNameCheck}
      freeWords={name => `${name} is free.`}
    />
  );
}

/** `OdpComponentName` */
export const componentNameField = createFormField({
  name: 'OdpComponentName',
  component: ComponentNameField,
  schema: makeFieldSchema({ output: z => z.string() }),
  validation: async (name, field, { apiHolder }) => {
    const api = apiHolder.get(workspacesApiRef)!;
    const why = await whyNotFree(request =>
      api.loadComponentNameCheck(name, request),
    );
    if (why) {
      field.addError(why);
    }
  },
});
