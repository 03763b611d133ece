import {
  absent,
  give,
  QUOTA,
  REFERENCE,
  refuse,
  WriterBench,
} from '../__testUtils__/WriterBench';

const PATH = '/api/v1/namespaces/workspace-acme/resourcequotas/tier';

let bench: WriterBench;
beforeEach(async () => {
  bench = await WriterBench.start();
});
afterEach(() => bench.stop());

describe('a writer applies', () => {
  it('the whole intent, to the path that discovery names, strictly checked and under its field manager', async () => {
    bench.answers(give({ ...QUOTA, metadata: { uid: 'u-1' } }));
    const { object, warnings } = await bench.writer().apply(QUOTA);
    expect(object.metadata.uid).toBe('u-1');
    expect(warnings).toEqual([]);
    const [request] = bench.asked;
    expect(request).toMatchObject({
      method: 'PATCH',
      path: PATH,
      token: 'secret-token',
      contentType: 'application/apply-patch+yaml',
    });
    expect(request.query.toString()).toBe(
      'fieldManager=odp-portal&fieldValidation=Strict',
    );
    expect(JSON.parse(request.body)).toEqual(QUOTA);

    await bench.writer().apply(QUOTA, { force: true, dryRun: true });
    expect(Object.fromEntries(bench.asked[1].query)).toEqual({
      fieldManager: 'odp-portal',
      fieldValidation: 'Strict',
      force: 'true',
      dryRun: 'All',
    });
  });

  it('what it does not know too, but nothing that only the server sets', async () => {
    bench.answers(give());
    const intent = {
      ...QUOTA,
      invented: { deeply: [{ unknown: 1 }] },
      metadata: {
        ...QUOTA.metadata,
        annotations: { note: 'line\u0085next \u007f 😀' },
        finalizers: ['odp.io/hold'],
      },
    };
    await bench.writer().apply({
      ...intent,
      metadata: {
        ...intent.metadata,
        managedFields: [],
        resourceVersion: '7',
        uid: 'u-1',
        creationTimestamp: '2026-01-01T00:00:00Z',
        generation: 3,
      },
      status: { used: {} },
    });
    const { body } = bench.asked[0];
    expect(JSON.parse(body)).toEqual(intent);
    // Read as YAML, the first would end a line and the second be refused.
    expect(body).toContain('line\\u0085next \\u007f 😀');
  });

  it('and tells what the server warns of, several in a header, quoted, dated, in any language', async () => {
    bench.answers(
      give(QUOTA, {
        warning: [
          '299 - "a, \\"b\\" \\\\ c", 299 kube-apiserver "d" "Sat, 25 Aug 2012 23:34:45 GMT"',
          Buffer.from('299 - "für „alle“"').toString('latin1'),
          '199 proxy "not of Kubernetes"',
          '299 - "d"',
          '299 - "never closed',
        ],
      }),
    );
    const { warnings } = await bench.writer().apply(QUOTA);
    expect(warnings).toEqual(['a, "b" \\ c', 'd', 'für „alle“']);
  });

  it('and names field and manager of each conflict', async () => {
    const causes = [
      [
        'conflict with "kubectl-edit" using v1 at 2026-08-01T10:00:00Z',
        '.spec.hard.pods',
      ],
      [
        'conflict with "a \\"b\\"" with subresource "status" using v1',
        '.spec.hard.count/secrets',
      ],
      ['said otherwise', '.metadata.labels.x'],
    ].map(([message, field]) => ({
      reason: 'FieldManagerConflict',
      message,
      field,
    }));
    bench.answers(
      refuse(409, {
        reason: 'Conflict',
        message: 'Apply failed with 3 conflicts',
        details: { causes },
      }),
    );
    await expect(bench.writer().apply(QUOTA)).rejects.toMatchObject({
      name: 'ApplyConflictError',
      status: 409,
      message: 'Apply failed with 3 conflicts',
      conflicts: [
        { manager: 'kubectl-edit', field: '.spec.hard.pods' },
        { manager: 'a "b"', field: '.spec.hard.count/secrets' },
        { manager: 'said otherwise', field: '.metadata.labels.x' },
      ],
    });
  });

  it('and gives causes and warnings of any other refusal', async () => {
    const causes = [
      {
        reason: 'FieldValueInvalid',
        message: 'must not be negative',
        field: 'spec.hard.pods',
      },
    ];
    const details = { kind: 'ResourceQuota', name: 'tier', causes };
    bench.answers(
      refuse(
        422,
        { reason: 'Invalid', message: 'bad', details },
        { warning: '299 - "old"' },
      ),
      refuse(409, { reason: 'Conflict', message: 'the object was modified' }),
    );
    await expect(bench.writer().apply(QUOTA)).rejects.toMatchObject({
      name: 'KubernetesApiError',
      status: 422,
      details,
      warnings: ['old'],
    });
    await expect(bench.writer().apply(QUOTA)).rejects.toMatchObject({
      name: 'KubernetesApiError',
      status: 409,
      message: 'the object was modified',
    });
  });
});

describe('a writer', () => {
  it('reads an object, and tells one that is not there from everything else', async () => {
    bench.answers(give(QUOTA), absent, refuse(403));
    const read = () => bench.writer().read(REFERENCE);
    expect(await read()).toEqual(QUOTA);
    expect(await read()).toBeUndefined();
    await expect(read()).rejects.toMatchObject({ status: 403 });
  });

  it('lists all pages, and takes no other answer for an empty list', async () => {
    bench.answers(
      give({
        metadata: { continue: 'more&' },
        items: [{ metadata: { name: 'a' } }],
      }),
      give({ metadata: {}, items: [{ metadata: { name: 'b' } }] }),
      give({ metadata: {}, items: null }),
      give({ kind: 'Table' }),
    );
    const list = () => bench.writer().list(QUOTA, 'workspace-acme');
    expect(await list()).toEqual([
      { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'a' } },
      { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'b' } },
    ]);
    expect(bench.asked.map(({ query }) => Object.fromEntries(query))).toEqual([
      { limit: '500' },
      { limit: '500', continue: 'more&' },
    ]);
    expect(await list()).toEqual([]);
    await expect(list()).rejects.toThrow('is no list');
  });

  it('removes the object that is meant, and no other one of its name', async () => {
    const found = (uid: string) =>
      give({ ...QUOTA, metadata: { ...QUOTA.metadata, uid } });
    const remove = () =>
      bench
        .writer()
        .remove(REFERENCE, { uid: 'u-1', propagation: 'Foreground' });
    bench.answers(give());
    expect(await remove()).toBe('removed');
    expect(bench.asked[0]).toMatchObject({ method: 'DELETE', path: PATH });
    expect(JSON.parse(bench.asked[0].body)).toEqual({
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid: 'u-1' },
      propagationPolicy: 'Foreground',
    });
    bench.answers(absent);
    expect(await remove()).toBe('gone');
    bench.answers(refuse(409), absent);
    expect(await remove()).toBe('gone');
    bench.answers(refuse(409), found('u-2'));
    await expect(remove()).rejects.toMatchObject({
      name: 'OtherObjectError',
      message: expect.stringContaining('is another one now (uid u-2)'),
      foundUid: 'u-2',
    });
    bench.answers(refuse(409, { message: 'in the way' }), found('u-1'));
    await expect(remove()).rejects.toThrow('in the way');
    const asked = bench.asked.length;
    await expect(
      bench.writer().remove(REFERENCE, { uid: '' }),
    ).rejects.toMatchObject({ name: 'WriteRefusedError' });
    expect(bench.asked).toHaveLength(asked);
  });

  it('asks for a review, and tries a pod but never makes one', async () => {
    bench.answers(give({ status: { allowed: false } }));
    const { object } = await bench.writer().create({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: { user: 'a', resourceAttributes: { namespace: 'kube-system' } },
    });
    expect(object.status).toEqual({ allowed: false });
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'probe', namespace: 'workspace-acme' },
    };
    await bench.writer().create(pod, { dryRun: true });
    for (const make of ['create', 'apply'] as const) {
      await expect(bench.writer()[make](pod)).rejects.toMatchObject({
        name: 'WriteRefusedError',
      });
    }
    expect(
      bench.asked.map(({ path, query }) => [path, query.get('dryRun')]),
    ).toEqual([
      ['/apis/authorization.k8s.io/v1/subjectaccessreviews', null],
      ['/api/v1/namespaces/workspace-acme/pods', 'All'],
    ]);
    expect(bench.asked[1].query.get('fieldValidation')).toBe('Strict');
  });
});
