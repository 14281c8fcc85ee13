/** The text of a small valid OpenAPI document for tests, with texts replaced: each must occur in it. */
export function exampleOpenApi(
  ...changes: readonly (readonly [find: string, replacement: string])[]
): string {
  return changes.reduce((text, [find, replacement]) => {
    if (!text.includes(find)) throw new Error(`the example document has no ${find}`);
    return text.replace(find, replacement);
  }, text);
}

const text = `openapi: 3.1.0
info: { title: Acme, version: '1' }
paths:
  /orders:
    post:
      operationId: createOrder
      parameters:
        - { name: X-Request-Id, in: header, required: true, schema: { type: string, minLength: 1 } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [amount]
              properties:
                amount: { type: number, minimum: 0 }
                card: { type: string, x-sensitive: true, pattern: '^[0-9]{16}$' }
      responses:
        '201':
          description: Made.
          headers:
            X-Left: { required: true, schema: { type: integer, minimum: 0 } }
            X-Note: { schema: { type: string } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
        4XX: { $ref: '#/components/responses/Problem' }
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get:
      operationId: getOrder
      parameters:
        - { name: fields, in: query, schema: { type: array, items: { type: string } } }
        - { name: page, in: query, schema: { type: integer, minimum: 1 } }
      responses:
        '200':
          description: The order.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
        '204': { description: Nothing. }
        default: { $ref: '#/components/responses/Problem' }
components:
  responses:
    Problem:
      description: Refused.
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Error' }
  schemas:
    Error:
      type: object
      required: [code]
      properties:
        code: { type: string, enum: [NOT_FOUND, INVALID] }
        message: { type: [string, 'null'] }
    Order:
      type: object
      required: [id, status]
      properties:
        id: { type: string, format: uuid }
        status: { type: string, enum: [open, closed] }
        token: { type: string, minLength: 8, x-sensitive: true }
        customer: { $ref: '#/components/schemas/Customer' }
        parent: { anyOf: [{ $ref: '#/components/schemas/Order' }, { type: 'null' }] }
        lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
        labels: { type: object, additionalProperties: { type: string } }
        extra: { type: object }
    Customer:
      allOf:
        - { $ref: '#/components/schemas/Named' }
        - { type: object, properties: { age: { type: integer } } }
    Named: { type: object, required: [name], properties: { name: { type: string } } }
    Line:
      oneOf:
        - { type: object, required: [sku, item], properties: { sku: { type: string }, item: { type: object, properties: { size: { type: integer } } } } }
        - { type: object, required: [fee], properties: { fee: { type: number } } }
`;
