import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const policies = [
  'network/test-data/test-data-policy.test.ts',
  'network/test-data/plain-readings.test.ts',
  'network/test-data/files.test.ts',
];
const readings = ['network/test-data/plain-readings.test.ts', 'network/test-data/test-data-policy.test.ts'];
const nationals = ['network/test-data/national-id.test.ts', 'network/test-data/test-data-policy.test.ts'];
const licences = ['network/test-data/driving-licence.test.ts', 'network/test-data/test-data-policy.test.ts'];
const names = ['network/test-data/field-name.test.ts'];
const numbers = ['network/test-data/issued-numbers.test.ts', 'network/client.test.ts'];

/** Only made-up data goes to a test environment. */
export const testDataRemovals: readonly Removal[] = [
  ...removalsOf('network/test-data/test-data-policy.ts', policies, [
    ['e-mail addresses', 'if (findRealDomain(text, domains) !== undefined)', 'if (false)'],
    ['card numbers', 'if (readCardNumbers(text, field).some(', 'if ([].some('],
    ['national numbers', 'if (hasNationalId(text, field, nationals))', 'if (false)'],
    ['driving licences', 'if (hasDrivingLicence(text, field, licences))', 'if (false)'],
    ['telephone numbers', 'return hasRealPhone(text, field, phones)', 'return false'],
    ['every reading', 'for (const plain of plainReadings(text)) {', 'for (const plain of [text]) {'],
    ['JSON in a text', ' ?? kindInJson(plain, field, layer)', ''],
    ['JSON in JSON', 'layer < layers ?', 'layer < 1 ?'],
    ['numbers are looked at', " || typeof value === 'number'", ''],
    ['text in files is looked at', 'if (text !== undefined) visit(text, path, field);', ''],
    ['names are looked at', "if (!isPlainName(name)) visit(name, path, '');", ''],
    ...(['path', 'query', 'header', 'body', 'variables'] as const).map((part): [string, string, string] => [
      `in ${part}`,
      "['path', 'query', 'header', 'body', 'variables']",
      JSON.stringify(['path', 'query', 'header', 'body', 'variables'].filter((one) => one !== part)),
    ]),
  ]),
  ...removalsOf('network/test-data/card-number.ts', policies, [
    ['groups of digits', '[...groups, ...others, ...whole]', '[...others, ...whole]'],
    ['groups as others divide them', '[...groups, ...others, ...whole]', '[...groups, ...whole]'],
    ['a whole card field', '[...groups, ...others, ...whole]', '[...groups, ...others]'],
    ['groups that follow one another', 'return [...alone, ...together];', 'return alone;'],
  ]),
  ...removalsOf('network/test-data/email-address.ts', policies, [
    ['a domain ends there', String.raw`|localhost)$/`, String.raw`|localhost)/`],
    ['a domain begins there', String.raw`/(?:^|\.)(?:example`, '/(?:example'],
  ]),
  ...removalsOf('network/test-data/field-name.ts', names, [
    ['names that say nothing', 'if (generic.test(name)) return whole;', ''],
    ['parts of a name', 'return part.test(name) ?', 'return false ?'],
  ]),
  ...removalsOf('network/test-data/issued-numbers.ts', numbers, [
    ['only what reads as a card', 'if (isCard(number)) this', 'this'],
  ]),
  ...removalsOf(
    'network/test-data/json-text.ts',
    ['network/test-data/json-text.test.ts'],
    [['a longest text', 'text.length > longest || ', '']],
  ),
  ...removalsOf('network/test-data/plain-readings.ts', readings, [
    ['one layer after the other', 'const depth = 3;', 'const depth = 1;'],
    ['percent-encoding', String.raw`.replaceAll(/(?:%[\da-f]{2})+/gi, percentDecoded)`, ''],
    ['base64', '...(decoded === undefined ? [] : [decoded])', ''],
    ['base64 on several lines', String.raw`text.replaceAll(/\s/g, '')`, 'text'],
    ['wide digits', "    .normalize('NFKC')\n", ''],
    ['wide spaces', String.raw`    .replaceAll(/\p{Zs}/gu, ' ')` + '\n', ''],
    ['wide hyphens', String.raw`    .replaceAll(/\p{Pd}/gu, '-')` + '\n', ''],
    ['what is invisible', String.raw`    .replaceAll(/\p{Cf}/gu, '')`, ''],
  ]),
  ...removalsOf('network/test-data/national-id.ts', nationals, [
    ['a name for any number', 'isNational || named.test(words)', 'named.test(words)'],
    ['a name for this number', 'isNational || named.test(words)', 'isNational'],
    ['in any field', '? form : anywhere;', '? form : undefined;'],
    ['a Swedish number without sign', ' || isPersons(`${written.slice(0, -4)}-${written.slice(-4)}`)', ''],
  ]),
  ...removalsOf('network/test-data/driving-licence.ts', licences, [
    ['printed forms', '[...found, ...(element', '[...(element'],
    ['scanned licences', '...(element === undefined ? [] : [element]), ', ''],
    ['fields whose name says so', ', ...whole]', ']'],
  ]),
  ...removalsOf('network/test-data/phone-number.ts', policies, [
    [
      'fields whose name says so',
      'phoneField.test(field)\n    ? text.match(anyNumber)',
      'false\n    ? text.match(anyNumber)',
    ],
    ['international numbers', '...(text.match(international) ?? []), ', ''],
    ['North American numbers', ', ...findAlone(text, northAmerican)]', ']'],
    [
      'what follows may be no part of it',
      "return !groups.some((_, index) => isNobodys(groups.slice(0, index).join('').replaceAll(/\\D/g, '')));",
      'return true;',
    ],
  ]),
];
