import { mapOf, text } from '../schema/vocabulary.ts';

export const Roles = mapOf(text('What people read.'), 'Groups of the vendor’s people that approve and own steps: id and title.', 100);
