export interface Config {
  odp?: {
    /** What golden paths make. Without `git` they make nothing, and say so. */
    goldenPaths?: {
      /**
       * Where the code of a component goes. Hosts and owners are named here and
       * nowhere else, so that no template and no form can send code elsewhere.
       * @visibility backend
       */
      git?: {
        /**
         * `bare`: a bare repository `<folder>/<workspace>/<name>.git`, which needs no
         * account and no program; `github`, `gitlab`: a repository `<name>` of `owner`,
         * made by Backstage's own action with the credentials of `integrations`.
         * Default: bare.
         */
        type?: 'bare' | 'github' | 'gitlab';
        /**
         * Folder of bare repositories, for `bare` alone; it is made when it is missing.
         * Several replicas need one that they share.
         */
        folder?: string;
        /**
         * Where people see a bare repository, for `bare` alone, with `{workspace}` and
         * `{name}` in it: `https://git.example/{workspace}/{name}`. It begins with
         * https://. Default: nowhere, and components name no repository.
         */
        webUrl?: string;
        /** Host of one of `integrations`. Default: github.com, gitlab.com. */
        host?: string;
        /** Organisation, or group of GitLab such as `acme/services`. */
        owner?: string;
        /** Who the first commit is by. Default: ODP portal, portal@odp.invalid. */
        author?: { name: string; email: string };
      };
    };
  };
}
