export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in with one of `odp.exampleRoles`, without a password. An empty
       * object switches it on. The backend refuses to start with it outside
       * development (`NODE_ENV=development`).
       */
      'example-roles'?: {};
    };
  };
  odp?: {
    /** The roles that the sign-in page offers, for development only. */
    exampleRoles?: Array<{
      /**
       * Sent in the header `x-odp-example-role`, such as `viewer`.
       * @visibility frontend
       */
      name: string;
      /**
       * What the chooser calls the role.
       * @visibility frontend
       */
      title: string;
      /**
       * What the role may see and do, in a sentence.
       * @visibility frontend
       */
      description: string;
      /** Entity ref of the user that the session acts as, such as `user:default/viewer`. */
      user: string;
      /** Entity refs of the groups whose rights and ownership the session has. */
      groups: string[];
    }>;
  };
}
