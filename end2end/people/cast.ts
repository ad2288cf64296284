// Who has an account on a site with people.

/** Good enough for every rule of the site. */
export const PASSWORD = "violet tractor sings at dawn";

export interface Role {
  name: string;
  email: string;
  handle: string;
  role: "admin" | "author" | "reader";
}

const someone = (name: string, handle: string, role: Role["role"]): Role => {
  const email = `${name.split(" ")[0]?.toLowerCase()}@example.org`;
  return { name, email, handle, role };
};

export const cast = {
  /** Looks after the site. */
  ada: someone("Ada Okafor", "ada-okafor", "admin"),
  /** Writes. */
  grace: someone("Grace Lindqvist", "grace-lindqvist", "author"),
  /** Writes too, and has no business in Grace's posts. */
  lena: someone("Lena Weiss", "lena-weiss", "author"),
  /** Reads and comments. */
  kenji: { ...someone("山田 健二", "山田-健二", "reader"), email: "kenji@example.org" },
  /** Reads and comments too. */
  otto: someone("Otto Alt", "otto-alt", "reader"),
  /** Looks after the site that `quire demo` filled. */
  owner: { ...someone("Margit Sand", "margit-sand", "admin"), email: "owner@example.org" },
} satisfies Record<string, Role>;

export type Who = keyof typeof cast;
