import { DAY } from "../model.ts";

/** A day of the Gregorian calendar. */
export interface CivilDate {
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
	/** 1 to 31. */
	readonly day: number;
}

/** Days since 1970-01-01 of a calendar date `yyyy-mm-dd`. */
export function epochDay(date: string): number {
	return dayOf(
		Number(date.slice(0, 4)),
		Number(date.slice(5, 7)),
		Number(date.slice(8, 10)),
	);
}

/** Days since 1970-01-01 of a year (from 100 on), month and day; a day 0 is the last one of the month before. */
export function dayOf(year: number, month: number, day: number): number {
	return Date.UTC(year, month - 1, day) / DAY;
}

const DAYS_OF_400_YEARS = 146_097;
const DAYS_OF_100_YEARS = 36_524;
const DAYS_OF_4_YEARS = 1_461;

/** From 0000-03-01, where the leap day ends a year, to 1970-01-01. */
const SHIFT = 719_468;

/**
 * The date of a day counted from 1970-01-01, in whole numbers only: every schedule and opening hour asks for it.
 * Years begin in March here, so that the leap day comes last. See https://howardhinnant.github.io/date_algorithms.html
 */
export function civilOf(epochDay: number): CivilDate {
	const days = epochDay + SHIFT;
	const era = Math.floor(days / DAYS_OF_400_YEARS);
	const ofEra = days - era * DAYS_OF_400_YEARS;
	const leaps =
		Math.floor(ofEra / (DAYS_OF_4_YEARS - 1)) -
		Math.floor(ofEra / DAYS_OF_100_YEARS) +
		Math.floor(ofEra / (DAYS_OF_400_YEARS - 1));
	const yearOfEra = Math.floor((ofEra - leaps) / 365);
	const centuries = Math.floor(yearOfEra / 100);
	const ofYear =
		ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - centuries);
	const fromMarch = Math.floor((5 * ofYear + 2) / 153);
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
	};
}

/** The calendar date `yyyy-mm-dd` of a day counted from 1970-01-01. */
export function dateOf(epochDay: number): string {
	const { year, month, day } = civilOf(epochDay);
	return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}

/** The weekday of a day counted from 1970-01-01, a Thursday; 0 is Monday. */
export function weekdayOf(epochDay: number): number {
	return (((epochDay + 3) % 7) + 7) % 7;
}
