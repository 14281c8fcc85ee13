import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { AttestationError } from './attestation-error.ts';
import { signEnvelope } from './sign-envelope.ts';
import { signStatement } from './sign-statement.ts';
import { parseStatement, statementPayloadType } from './statement.ts';
import { verifyStatement } from './verify-statement.ts';
import type { StatementPolicy } from './verify-statement.ts';
import { alice, bob } from './testing/keys.ts';
import { refusal } from './testing/refusal.ts';

const predicateType = 'https://livegate.dev/attestation/note/v1';
const subjects = new Map([
  ['suites', digestOf('suites')],
  ['contract:fluz/staging', digestOf('contract')],
]);
const statement = { subjects, predicateType, predicate: { note: 'checked' } };
const signed = signStatement(statement, [alice]);

type Note = { readonly note: string };
function parseNote(predicate: unknown): Note {
  const { note } = predicate as Partial<Note>;
  if (typeof note === 'string') return { note };
  throw new AttestationError('predicate_malformed', 'no note');
}
const policy: StatementPolicy<Note> = {
  keys: [alice.verifyingKey],
  predicateType,
  parsePredicate: parseNote,
};

describe('a statement', () => {
  test('is what was signed, typed, with who signed it and its digest', () => {
    const verified = verifyStatement(signed, { ...policy, subjects });
    assert.deepEqual(verified.statement.predicate.note, 'checked');
    assert.deepEqual(new Map(verified.statement.subjects), new Map([...subjects].toSorted()));
    assert.deepEqual(verified.signers, [alice.verifyingKey]);
    const envelope = JSON.parse(Buffer.from(signed).toString()) as { payload: string };
    assert.equal(verified.digest, digestOf(Buffer.from(envelope.payload, 'base64')));
  });

  test('is the same bytes whatever the order of its subjects, and its digest whoever signs', () => {
    const other = { ...statement, subjects: new Map([...subjects].reverse()) };
    assert.deepEqual(signStatement(other, [alice]), signed);
    const byBoth = verifyStatement(signStatement(statement, [bob, alice]), policy);
    assert.equal(byBoth.digest, verifyStatement(signed, policy).digest);
  });

  test('has the shape of in-toto', () => {
    const { payload } = JSON.parse(Buffer.from(signed).toString()) as { payload: string };
    assert.deepEqual(JSON.parse(Buffer.from(payload, 'base64').toString()), {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        { name: 'contract:fluz/staging', digest: { sha256: digestOf('contract').slice(7) } },
        { name: 'suites', digest: { sha256: digestOf('suites').slice(7) } },
      ],
      predicateType,
      predicate: { note: 'checked' },
    });
  });

  test('is not signed where it could not be verified', () => {
    const refused = (more: Partial<typeof statement>): string =>
      refusal(() => signStatement({ ...statement, ...more }, [alice]));
    assert.equal(refused({ subjects: new Map() }), 'statement_malformed');
    assert.equal(refused({ subjects: new Map([['', digestOf('')]]) }), 'statement_malformed');
    assert.equal(refused({ subjects: new Map<string, Digest>([['a', 'sha256:00']]) }), 'statement_malformed');
    assert.equal(refused({ predicateType: '' }), 'statement_malformed');
    assert.equal(
      refused({ predicate: JSON.parse('{"note":"x","__proto__":1}') as Note }),
      'statement_malformed',
    );
    assert.equal(refused({ predicate: { note: 2 ** 60 } as unknown as Note }), 'statement_malformed');
    assert.equal(
      refusal(() => signStatement(statement, [])),
      'signature_missing',
    );
    assert.throws(() => signStatement({ ...statement, predicate: { at: NaN } }, [alice]), TypeError);
  });

  test('comes back as it was, whatever it says', () => {
    const names = fc.string({ unit: 'binary', minLength: 1 }).filter((name) => name.isWellFormed());
    const all = fc.dictionary(names, fc.string({ unit: 'grapheme' }), { minKeys: 1, maxKeys: 5 });
    fc.assert(
      fc.property(all, fc.string({ unit: 'grapheme' }), (contents, note) => {
        const every = new Map(Object.entries(contents).map(([name, text]) => [name, digestOf(text)]));
        const bytes = signStatement({ subjects: every, predicateType, predicate: { note } }, [alice]);
        const verified = verifyStatement(bytes, { ...policy, subjects: every });
        assert.equal(verified.statement.predicate.note, note);
        assert.equal(verified.statement.subjects.size, every.size);
      }),
    );
  });
});

describe('a statement is refused', () => {
  const other = new Map([...subjects, ['checklist', digestOf('checklist')]]);
  const swapped = new Map([
    ['suites', digestOf('contract')],
    ['contract:fluz/staging', digestOf('suites')],
  ]);
  const table: readonly (readonly [string, Partial<StatementPolicy<Note>>, string])[] = [
    ['that somebody else signed', { keys: [bob.verifyingKey] }, 'signature_invalid'],
    [
      'that too few signed',
      { keys: [alice.verifyingKey, bob.verifyingKey], threshold: 2 },
      'signers_too_few',
    ],
    ['of another predicate', { predicateType: `${predicateType}.1` }, 'predicate_type_unexpected'],
    ['that says nothing of a file', { subjects: other }, 'subject_missing'],
    ['also where others are allowed', { subjects: other, otherSubjects: 'allowed' }, 'subject_missing'],
    [
      'about other bytes',
      { subjects: new Map([...subjects, ['suites', digestOf('x')]]) },
      'subject_mismatch',
    ],
    ['about each other’s bytes', { subjects: swapped }, 'subject_mismatch'],
    ['about more than there is', { subjects: new Map([...subjects].slice(0, 1)) }, 'subject_unexpected'],
    ['about anything where nothing is', { subjects: new Map() }, 'subject_unexpected'],
    [
      'whose predicate is not as it must be',
      { parsePredicate: () => parseNote({ note: 1 }) },
      'predicate_malformed',
    ],
  ];
  for (const [name, more, code] of table)
    test(name, () => {
      assert.equal(
        refusal(() => verifyStatement(signed, { ...policy, subjects, ...more })),
        code,
      );
    });

  test('not for more subjects where they are allowed, or where the caller compares', () => {
    const fewer = new Map([...subjects].slice(0, 1));
    verifyStatement(signed, { ...policy, subjects: fewer, otherSubjects: 'allowed' });
    verifyStatement(signed, policy);
  });

  test('before its predicate is looked at, where the signature is wrong', () => {
    const parsePredicate = (): Note => assert.fail('it was looked at');
    assert.equal(
      refusal(() => verifyStatement(signed, { ...policy, keys: [bob.verifyingKey], parsePredicate })),
      'signature_invalid',
    );
  });

  test('in another kind of envelope', () => {
    const { payload } = JSON.parse(Buffer.from(signed).toString()) as { payload: string };
    const bytes = signEnvelope(Buffer.from(payload, 'base64'), {
      payloadType: 'application/json',
      keys: [alice],
    });
    assert.equal(
      refusal(() => verifyStatement(bytes, policy)),
      'payload_type_unknown',
    );
  });
});

describe('a payload, though it is signed, is no statement', () => {
  const subject = [{ name: 'a', digest: { sha256: '0'.repeat(64) } }];
  const right = {
    _type: 'https://in-toto.io/Statement/v1',
    subject,
    predicateType,
    predicate: { note: 'x' },
  };
  const withSubject = (...more: readonly unknown[]): string =>
    JSON.stringify({ ...right, subject: [...subject, ...more] });
  const digest = subject[0]!.digest;
  const table: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['no JSON', 'x'],
    ['null', 'null'],
    ['another version', JSON.stringify({ ...right, _type: 'https://in-toto.io/Statement/v0.1' })],
    ['no type', JSON.stringify({ ...right, _type: undefined })],
    ['no subject', JSON.stringify({ ...right, subject: [] })],
    ['no predicate', JSON.stringify({ ...right, predicate: undefined })],
    ['a predicate that is a list', JSON.stringify({ ...right, predicate: [] })],
    ['an unknown member', JSON.stringify({ ...right, note: 'x' })],
    ['a subject without a name', withSubject({ digest })],
    ['a subject without a digest', withSubject({ name: 'b' })],
    ['a subject with an unknown member', withSubject({ name: 'b', digest, uri: 'x' })],
    ['a digest of another kind', withSubject({ name: 'b', digest: { sha512: '0'.repeat(128) } })],
    ['a digest of two kinds', withSubject({ name: 'b', digest: { ...digest, md5: '0' } })],
    ['a digest in capitals', withSubject({ name: 'b', digest: { sha256: 'A'.repeat(64) } })],
    ['a digest with a line after it', withSubject({ name: 'b', digest: { sha256: `${'0'.repeat(64)}\n` } })],
    ['a short digest', withSubject({ name: 'b', digest: { sha256: '0'.repeat(63) } })],
    ['a subject twice', withSubject({ name: 'a', digest: { sha256: '1'.repeat(64) } })],
    ['a member twice', JSON.stringify(right).replace('{"note":"x"}', '{"note":"x","note":"y"}')],
    ['__proto__ in its predicate', JSON.stringify(right).replace('"note"', '"__proto__":{},"note"')],
    ['a number too great', JSON.stringify(right).replace('"x"', '9007199254740993')],
    ['a number beyond all', JSON.stringify(right).replace('"x"', '1e999')],
    ['half a character', JSON.stringify(right).replace('"x"', '"\\udc00"')],
    ['65 lists in each other', JSON.stringify(right).replace('"x"', '['.repeat(63) + ']'.repeat(63))],
  ];
  for (const [name, text] of table)
    test(name, () => {
      const bytes = signEnvelope(Buffer.from(text), { payloadType: statementPayloadType, keys: [alice] });
      assert.equal(
        refusal(() => verifyStatement(bytes, policy)),
        'statement_malformed',
      );
    });

  test('but the right one is', () => {
    const { predicate, subjects: found } = parseStatement(Buffer.from(JSON.stringify(right, null, 2)));
    assert.deepEqual([predicate, [...found.keys()]], [{ note: 'x' }, ['a']]);
  });

  test('and the words that say so are such as no terminal obeys', () => {
    const name = `\u001b[2J\u202e${'x'.repeat(500)}`;
    const twice = withSubject({ name, digest }, { name, digest });
    assert.throws(
      () => parseStatement(Buffer.from(twice)),
      (error) => error instanceof AttestationError && /^[ -~…]{20,300}$/.test(error.message),
    );
  });
});
