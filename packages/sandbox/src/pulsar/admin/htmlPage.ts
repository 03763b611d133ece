import type { PulsarVersion } from '../PulsarVersion';

const SERVERS = {
  '3.1.0': { jetty: '9.4.51.v20230217', site: 'https://eclipse.org/jetty' },
  '4.0.7': { jetty: '9.4.57.v20241219', site: 'https://jetty.org/' },
};

/** The `Server` header. */
export function serverHeader(version: PulsarVersion): string {
  return `Jetty(${SERVERS[version].jetty})`;
}

/** The page with which the web server itself refuses. */
export function htmlPage(
  version: PulsarVersion,
  { status, message, uri }: { status: number; message: string; uri: string },
): string {
  const { jetty, site } = SERVERS[version];
  const text = escaped(message);
  return `<html>
<head>
<meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
<title>Error ${status} ${text}</title>
</head>
<body><h2>HTTP ERROR ${status} ${text}</h2>
<table>
<tr><th>URI:</th><td>${escaped(uri)}</td></tr>
<tr><th>STATUS:</th><td>${status}</td></tr>
<tr><th>MESSAGE:</th><td>${text}</td></tr>
<tr><th>SERVLET:</th><td>org.glassfish.jersey.servlet.ServletContainer-662e682a</td></tr>
</table>
<hr/><a href="${site}">Powered by Jetty:// ${jetty}</a><hr/>

</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
