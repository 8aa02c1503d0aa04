// The public names of bases: partners in files, and threads that decide them.

export {};
