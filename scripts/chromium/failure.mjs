/** Something a person can put right: `code` names it, the message is one sentence that says what happened and what helps. */
export class ChromiumProblem extends Error {
  /**
   * @param {'CHROMIUM_PATH_WRONG' | 'CHROMIUM_NOT_HAD'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
