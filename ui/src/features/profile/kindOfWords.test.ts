// What kind of claim the words make.
import { describe, expect, it } from 'vitest';
import { kindOfWords } from './kindOfWords';

const check = (lang: string, words: string, kind: string | undefined) => expect(`${words}: ${String(kindOfWords(words, lang))}`).toBe(`${words}: ${String(kind)}`);

describe('the kind of a claim', () => {
  it('is read from English words', () => {
    check('en', 'fell', 'fell');
    check('en', 'Rose sharply', 'rose');
    check('en', 'doubled', 'rose');
    check('en', 'were the largest group', 'largest');
    check('en', 'the lowest since 2007', 'smallest');
    check('en-GB', 'at least one fifth', 'at_least');
    check('en', 'more than 20 per cent', 'above');
    check('en', 'no more than 20 per cent', 'at_most');
    check('en', 'not less than 20', 'at_least');
    check('en', 'fewer than 1,000', 'below');
    check('en', 'between 5 and 10', 'between');
  });
  it('is read from French words', () => {
    check('fr', 'a diminué', 'fell');
    check('fr', 'ont augmenté', 'rose');
    check('fr', 'a doublé', 'rose');
    check('fr', 'le plus grand groupe', 'largest');
    check('fr', 'la plus faible', 'smallest');
    check('fr', 'plus de 20 %', 'above');
    check('fr', 'pas plus de 20 %', 'at_most');
    check('fr', 'jusqu’à 20 %', 'at_most');
    check('fr', 'entre 5 et 10', 'between');
  });
  it('is read from Spanish words', () => {
    check('es', 'cayó', 'fell');
    check('es', 'creció', 'rose');
    check('es', 'se duplicaron', 'rose');
    check('es', 'el mayor grupo', 'largest');
    check('es', 'mayor que 20', 'above');
    check('es', 'por lo menos 20', 'at_least');
    check('es', 'menos de 20', 'below');
  });
  it('is read from Russian words, with and without the dots of ё', () => {
    check('ru', 'снизилась', 'fell');
    check('ru', 'Выросло', 'rose');
    check('ru', 'удвоилось', 'rose');
    check('ru', 'крупнейшая группа', 'largest');
    check('ru', 'наименьшая доля', 'smallest');
    check('ru', 'не менее 20', 'at_least');
    check('ru', 'не превышает 20', 'at_most');
    check('ru', 'более 20', 'above');
    check('ru', 'от 5 до 10', 'between');
    check('ru', 'упала за счёт', 'fell');
  });
  it('is read from Arabic words, with vowels, and with the letters that are written to them', () => {
    check('ar', 'انخفض', 'fell');
    check('ar', 'وارتفعت', 'rose');
    check('ar', 'اِرْتَفَعَ', 'rose');
    check('ar', 'تضاعفت', 'rose');
    check('ar', 'الأكبر', 'largest');
    check('ar', 'أدنى نسبة', 'smallest');
    check('ar', 'لا يقل عن 20', 'at_least');
    check('ar', 'أكثر من 20', 'above');
    check('ar', 'بين 5 و10', 'between');
  });
  it('is what is said first', () => check('en', 'rose to the highest level', 'rose'));
  it('is not read from parts of words, from denials, or from a language without a list', () => {
    check('en', 'prose and pitfalls', undefined);
    check('en', 'did not fall', undefined);
    check('en', 'over the years', undefined);
    check('fr', 'n’a pas baissé', undefined);
    check('es', 'bajo la ley', undefined);
    check('ru', 'не выросла', undefined);
    check('ar', 'لم يرتفع', undefined);
    check('en', 'every year since 2007', undefined);
    check('mn', 'rose', undefined);
  });
});
