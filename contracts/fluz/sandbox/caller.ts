/** A user by a token, with the scopes that it was issued for. */
export type UserCaller = {
  readonly kind: 'user';
  readonly userId: string;
  readonly accountId: string;
  readonly scopes: readonly string[];
};

/** Who calls: the application by its key, or a user. */
export type Caller = { readonly kind: 'application' } | UserCaller;
