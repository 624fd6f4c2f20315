"use strict";
const types_1 = require("../types");
const problem_error_1 = require("../problem-error");
/**
 * @class
 * @name ShelfFullError
 */
class ShelfFullError extends problem_error_1.ProblemError {
    constructor(details, additionalData, cause, instance, logs) {
        super({
            title: 'The shelf\'s full',
            type: 'https://books.example/errors#book-shelf-0001',
            status: 409,
            description: `There is no place on \`shelf\`. Ask <you> or read:
- the [manual](/manual)`,
            errorCode: 'BOOK-SHELF-0001',
            level: 'fatal',
            classification: types_1.Classification.ACTIONABLE,
            instance,
        }, details, Object.assign({ links: [
                'https://books.example/shelves ',
                'shelves.html',
            ] }, additionalData), cause, logs);
        this.name = this.constructor.name;
    }
}
exports.ShelfFullError = ShelfFullError;
class NoShelfError extends problem_error_1.ProblemError {
    constructor(details, additionalData, cause, instance, logs) {
        super({
            title: "No shelf",
            type: 'https://books.example/errors#book-shelf-0002',
            status: 0,
            description: `There is no shelf.`,
            errorCode: 'BOOK-SHELF-0002',
            level: 'loud',
            colour: 'red',
            classification: types_1.Classification.UNEXPECTED,
            instance,
        }, details, Object.assign({ links: [] }, additionalData), cause, logs);
    }
}
