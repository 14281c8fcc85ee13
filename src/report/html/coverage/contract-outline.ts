/** What a contract says can be answered, as far as its use can be counted. */
export type ContractOutline = {
  readonly provider: string;
  readonly operations: readonly OperationOutline[];
};

export type OperationOutline = {
  readonly id: string;
  /** As people know it: `POST /orders`, `mutation purchaseGiftCard`. */
  readonly label: string;
  readonly answers: readonly AnswerOutline[];
};

/** One documented answer: the fields of its body and the values of its enumerations, by path; `*` stands for any item. */
export type AnswerOutline = {
  readonly status: number;
  readonly fields: readonly string[];
  readonly enums: Readonly<Record<string, readonly string[]>>;
};
