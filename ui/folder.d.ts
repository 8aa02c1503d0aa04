/** Where the built editor is. */
export declare const editorFolder: string;
