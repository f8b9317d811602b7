const KEY = 'leaderboard.key';

/** Who uses the page, and which roles they have. The key lives as long as the tab, and is only ever sent in a header. */
class Access extends EventTarget {
  #caller = null;

  headers() {
    const key = stored();
    return key ? { 'x-api-key': key } : {};
  }

  get hasKey() {
    return stored() !== null;
  }

  /** Whether calls need a key that the page does not have. Undefined until the api has said so. */
  get isSignedOut() {
    return this.#caller === null ? undefined : !this.#caller.open && this.#caller.roles.length === 0;
  }

  /** The caller with a key, for example `key:4f1c09a7d2e8`; empty without a key. */
  get name() {
    return stored() ? (this.#caller?.id ?? '') : '';
  }

  get roles() {
    return this.#caller?.roles ?? [];
  }

  may(...roles) {
    return roles.some((role) => this.roles.includes(role));
  }

  /** `caller` is the response of GET /api/v1/admin/me. */
  identify(caller) {
    this.#caller = caller;
    this.dispatchEvent(new Event('change'));
  }

  /** Uses another key for all further calls; none without an argument. */
  use(key) {
    if (key) {
      sessionStorage.setItem(KEY, key);
    } else {
      sessionStorage.removeItem(KEY);
    }
  }

  /** Reports a refused call: a key that is no longer valid is forgotten. */
  refused({ status, message }) {
    if (status === 401 && this.roles.length > 0 && stored()) {
      this.use();
      this.dispatchEvent(new CustomEvent('expired', { detail: message }));
    }
  }
}

const stored = () => sessionStorage.getItem(KEY);

export const access = new Access();
